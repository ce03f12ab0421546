import { useQueryClient } from '@tanstack/react-query';
import { Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { findExperts } from '../../app/find-parties';
import { client } from '../../api/client';
import type { components } from '../../api/schema';
import { FormDialog } from '../../ui/forms/form-dialog';
import { LongText } from '../../ui/forms/long-text';
import { PeoplePicker } from '../../ui/forms/picker';
import { useProblemForm } from '../../ui/forms/problem-form';
import { PartField } from './form-team';
import { type Member } from './joint-team';

type Invitation = components['schemas']['TeamInvitationBody'];
type Part = components['schemas']['MemberPartBody'];

/** Asks an expert of any organisation to join, with what he would do. */
export function InviteMember({ teamId, onClose }: { teamId: string; onClose: () => void }) {
  const { t } = useTranslation('teams');
  const queries = useQueryClient();
  const [form] = Form.useForm<Invitation>();
  const { problem, run, busy } = useProblemForm(form);
  const send = (body: Invitation) =>
    run(async () => {
      const params = { path: { id: teamId } };
      await client.POST('/api/joint-teams/{id}/members', { params, body });
      await queries.invalidateQueries();
      onClose();
    });
  return (
    <FormDialog
      form={form}
      title={t('joint.invite')}
      act={t('joint.send')}
      busy={busy}
      problem={problem}
      onFinish={send}
      onClose={onClose}
    >
      <Form.Item
        name="expertId"
        label={t('joint.expert')}
        rules={[{ required: true, message: t('joint.expert-missing') }]}
      >
        <PeoplePicker find={findExperts} />
      </Form.Item>
      <PartField label={t('joint.role')} />
      <Months />
      <Form.Item name="message" label={t('joint.message')}>
        <LongText rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}

/** Changes what a member does, and how much of it. */
export function EditPart(props: { teamId: string; member: Member; onClose: () => void }) {
  const { t } = useTranslation('teams');
  const { teamId, member, onClose } = props;
  const queries = useQueryClient();
  const [form] = Form.useForm<Part>();
  const { problem, run, busy } = useProblemForm(form);
  const send = (values: Part) =>
    run(async () => {
      const params = { path: { id: teamId, memberId: member.id } };
      await client.PUT('/api/joint-teams/{id}/members/{memberId}/part', { params, body: values });
      await queries.invalidateQueries();
      onClose();
    });
  return (
    <FormDialog
      form={form}
      title={t('joint.part-of', { name: member.name })}
      act={t('frame:act.save')}
      busy={busy}
      problem={problem}
      initial={{ role: member.role, months: member.months }}
      onFinish={send}
      onClose={onClose}
    >
      <PartField label={t('joint.role')} />
      <Months />
    </FormDialog>
  );
}

function Months() {
  const { t } = useTranslation('teams');
  return (
    <Form.Item name="months" label={t('joint.months')}>
      <InputNumber min={0.1} max={600} precision={1} />
    </Form.Item>
  );
}
