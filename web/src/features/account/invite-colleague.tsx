import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import type { components } from '../../api/schema';
import { useProblemForm } from '../../ui/forms/problem-form';
import { Instant } from '../../ui/instant';
import { ProblemNote } from '../../ui/problem-note';

type Role = components['schemas']['Role'];
type Ticket = components['schemas']['InvitationTicketAnswer'];

const ROLES: readonly Role[] = [
  'enterprise',
  'professor',
  'coordinator',
  'reviewer',
  'auditor',
  'admin',
];

interface Invitation {
  email: string;
  role: Role;
}

/** Makes a link that opens an account in this organisation; it is shown once, to be handed on. */
export function InviteColleague(props: { organisationId: string; role: Role | null }) {
  const { t } = useTranslation(['account', 'terms']);
  const [form] = Form.useForm<Invitation>();
  const asking = useProblemForm(form);
  const [made, setMade] = useState<(Ticket & { email: string }) | null>(null);
  const invite = (body: Invitation) =>
    void asking.run(async () => {
      setMade(null);
      const path = { id: props.organisationId };
      const { data } = await client.POST('/api/organisations/{id}/colleague-invitations', {
        params: { path },
        body,
      });
      if (data) setMade({ ...data, email: body.email });
      form.resetFields(['email']);
    });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ role: props.role }}
      onFinish={invite}
    >
      {asking.problem && <ProblemNote problem={asking.problem} />}
      <Form.Item
        name="email"
        label={t('colleague.email')}
        rules={[{ required: true, message: t('email-missing') }]}
      >
        <Input type="email" autoComplete="off" maxLength={200} />
      </Form.Item>
      <Form.Item name="role" label={t('colleague.role')}>
        <Select options={ROLES.map((value) => ({ value, label: t(`terms:role.${value}`) }))} />
      </Form.Item>
      <Button htmlType="submit" loading={asking.busy}>
        {t('colleague.invite')}
      </Button>
      <div role="status">{made && <Link ticket={made} />}</div>
    </Form>
  );
}

function Link({ ticket }: { ticket: Ticket & { email: string } }) {
  const { t } = useTranslation('account');
  const address = `${window.location.origin}/join?token=${ticket.token}`;
  return (
    <div className="jb-account-ticket">
      <p>{t('colleague.made', { email: ticket.email })}</p>
      <Input
        readOnly
        value={address}
        aria-label={t('colleague.link')}
        onFocus={({ target }) => target.select()}
      />
      <p className="jb-quiet">
        {t('colleague.until')} <Instant at={ticket.expiresAt} />
      </p>
    </div>
  );
}
