import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import { currentLanguage } from '../../i18n';
import { useProblemForm } from '../../ui/forms/problem-form';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';

/** A challenge begins with its name; everything else is written, and saved, step by step. */
export default function NewPage() {
  const { t } = useTranslation('authoring');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ title: string }>();
  const { problem, run, busy } = useProblemForm(form);
  const begin = ({ title }: { title: string }) =>
    run(async () => {
      const body = { title, language: currentLanguage() };
      const { data } = await client.POST('/api/challenges', { body });
      await queries.invalidateQueries({ queryKey: ['get', '/api/challenges/managed'] });
      if (data) await navigate({ href: `/my/challenges/${data.id}/edit` });
    });
  return (
    <Page title={t('new.title')} lead={t('new.lead')}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void begin(values)}
      >
        {problem && <ProblemNote problem={problem} />}
        <Form.Item
          name="title"
          label={t('field.title')}
          extra={t('hint.title')}
          rules={[{ required: true, whitespace: true, message: t('new.title-missing') }]}
        >
          <Input maxLength={300} autoFocus />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('new.begin')}
        </Button>
      </Form>
    </Page>
  );
}
