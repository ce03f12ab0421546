import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import type { components } from '../../api/schema';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useProblemForm } from '../../ui/forms/problem-form';
import { Instant } from '../../ui/instant';

type Body = components['schemas']['ColleagueBody'];
type Ticket = components['schemas']['InvitationTicketAnswer'];

/** Makes a link that opens an account in an organisation; it is shown once, to be handed on. */
export function InviteDialog(props: {
  organisationId: string;
  name: string;
  /** Which the organisation's kind has, and the inviter may give. */
  roles: readonly Body['role'][];
  onClose: () => void;
}) {
  const { t } = useTranslation(['organisations', 'terms']);
  const { organisationId, name, onClose } = props;
  const [form] = Form.useForm<Body>();
  const { problem, run, busy } = useProblemForm(form);
  const queries = useQueryClient();
  const [made, setMade] = useState<{ ticket: Ticket; email: string } | null>(null);
  const send = (body: Body) =>
    run(async () => {
      const params = { path: { id: organisationId } };
      const path = '/api/organisations/{id}/colleague-invitations';
      const { data } = await client.POST(path, { params, body });
      if (data) setMade({ ticket: data, email: body.email });
      await queries.invalidateQueries({ queryKey: ['get', path] });
    });
  if (made)
    return (
      <Dialog title={t('invite.title', { name })} onClose={onClose}>
        <p role="status">{t('invite.made', { email: made.email })}</p>
        <input
          className="jb-input"
          readOnly
          aria-label={t('invite.link')}
          value={`${window.location.origin}/join?token=${made.ticket.token}`}
          onFocus={({ target }) => target.select()}
        />
        <p className="jb-quiet">
          {t('invite.until')} <Instant at={made.ticket.expiresAt} />
        </p>
        <Button onClick={onClose}>{t('frame:act.close')}</Button>
      </Dialog>
    );
  return (
    <FormDialog
      form={form}
      title={t('invite.title', { name })}
      act={t('invite.send')}
      busy={busy}
      problem={problem}
      initial={{ role: props.roles[0] }}
      onFinish={send}
      onClose={onClose}
    >
      <Form.Item
        name="email"
        label={t('invite.email')}
        rules={[{ required: true, message: t('invite.email-missing') }]}
      >
        <Input type="email" autoComplete="off" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="role"
        label={t('invite.role')}
        rules={[{ required: true, message: t('invite.role-missing') }]}
      >
        <Select
          options={props.roles.map((value) => ({ value, label: t(`terms:role.${value}`) }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
