import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import { ProblemNote } from '../../ui/problem-note';

interface SignIn {
  email: string;
  password: string;
}

/** Address and password; `onDone` runs when the session's cookie is there. */
export function SignInForm({ email, onDone }: { email?: string; onDone: () => unknown }) {
  const { t } = useTranslation('account');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const signIn = async (body: SignIn) => {
    setBusy(true);
    setProblem(null);
    try {
      await client.POST('/api/sessions', { body });
      await onDone();
    } catch (error) {
      setProblem(Problem.from(error));
    } finally {
      setBusy(false);
    }
  };
  const rules = (message: string) => [{ required: true, message }];
  return (
    <Form<SignIn>
      layout="vertical"
      requiredMark={false}
      initialValues={{ email }}
      onFinish={(body) => void signIn(body)}
    >
      {problem && <ProblemNote problem={problem} />}
      <Form.Item name="email" label={t('email')} rules={rules(t('email-missing'))}>
        <Input type="email" autoComplete="username" autoFocus={!email} />
      </Form.Item>
      <Form.Item name="password" label={t('sign-in.password')} rules={rules(t('password-missing'))}>
        <Input.Password autoComplete="current-password" autoFocus={Boolean(email)} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} block>
        {t('frame:sign-in')}
      </Button>
    </Form>
  );
}
