import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import type { components } from '../../api/schema';
import { FormDialog } from '../../ui/forms/form-dialog';
import { LongText } from '../../ui/forms/long-text';
import { useProblemForm } from '../../ui/forms/problem-form';

type Body = components['schemas']['JointTeamBody'];

/** Forms a team that the reader leads, and goes to its page, where others are asked. */
export function FormTeam({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('teams');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Body>();
  const { problem, run, busy } = useProblemForm(form);
  const send = (body: Body) =>
    run(async () => {
      const { data } = await client.POST('/api/joint-teams', { body });
      await queries.invalidateQueries({ queryKey: ['get', '/api/joint-teams'] });
      onClose();
      // Routes are made at run time, so the router can't type their parts.
      if (data) await navigate({ to: '/teams/joint/$id', params: { id: data.id } as never });
    });
  return (
    <FormDialog
      form={form}
      title={t('joint.form')}
      act={t('joint.form')}
      busy={busy}
      problem={problem}
      onFinish={send}
      onClose={onClose}
    >
      <NameAndPurpose />
      <PartField label={t('joint.own-role')} />
    </FormDialog>
  );
}

export function NameAndPurpose() {
  const { t } = useTranslation('teams');
  return (
    <>
      <Form.Item
        name="name"
        label={t('joint.name')}
        rules={[{ required: true, whitespace: true, message: t('joint.name-missing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="purpose" label={t('joint.purpose')} extra={t('joint.purpose-hint')}>
        <LongText rows={3} maxLength={4000} />
      </Form.Item>
    </>
  );
}

/** What somebody does in the team. */
export function PartField({ label }: { label: string }) {
  const { t } = useTranslation('teams');
  return (
    <Form.Item
      name="role"
      label={label}
      rules={[{ required: true, whitespace: true, message: t('joint.role-missing') }]}
    >
      <Input maxLength={200} />
    </Form.Item>
  );
}
