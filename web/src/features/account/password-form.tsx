import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import { useProblemForm } from '../../ui/forms/problem-form';
import { ProblemNote } from '../../ui/problem-note';

interface Passwords {
  currentPassword: string;
  newPassword: string;
}

// The rule about a password's length names it by itself.
const RENAMED = { password: 'newPassword' };

/** Sets a new password; every other session ends with the old one. */
export function PasswordForm() {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const [form] = Form.useForm<Passwords>();
  const asking = useProblemForm(form, RENAMED);
  const [done, setDone] = useState(false);
  const change = async (body: Passwords) => {
    setDone(false);
    const well = await asking.run(() => client.PUT('/api/me/password', { body }));
    if (!well) return;
    form.resetFields();
    setDone(true);
    await queries.invalidateQueries({ queryKey: ['get', '/api/sessions'] });
  };
  const rules = (message: string) => [{ required: true, message }];
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => void change(body)}>
      {asking.problem && <ProblemNote problem={asking.problem} />}
      <Form.Item
        name="currentPassword"
        label={t('password.current')}
        rules={rules(t('password-missing'))}
      >
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="newPassword"
        label={t('password.next')}
        extra={t('password-hint')}
        rules={rules(t('password-missing'))}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={asking.busy}>
        {t('password.change')}
      </Button>
      <p className="jb-account-good" role="status">
        {done ? t('password.done') : ''}
      </p>
    </Form>
  );
}
