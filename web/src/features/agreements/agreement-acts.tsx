import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import { useMe } from '../../api/me';
import { Button } from '../../ui/button';
import { ConfirmTyped } from '../../ui/confirm-typed';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useProblemForm } from '../../ui/forms/problem-form';
import { useNames } from '../../ui/party-name';
import type { Agreement } from './agreement';

/** Signing binds, so the organisation's own name is typed; registering only asks for a number. */
export function AgreementActs({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation('agreements');
  const names = useNames();
  const queries = useQueryClient();
  const me = useMe();
  const [open, setOpen] = useState<'sign' | 'register' | null>(null);
  const registered = agreement.registrationNumber !== null;
  const side = [agreement.issuer, agreement.taker].find(({ id }) => id === me?.organisationId);
  const sign = async () => {
    await client.PUT('/api/agreements/{id}/signature', {
      params: { path: { id: agreement.id } },
      body: { version: agreement.version },
    });
    await queries.invalidateQueries();
    setOpen(null);
  };
  return (
    <>
      {agreement.actions.includes('sign') && (
        <Button kind="primary" onClick={() => setOpen('sign')}>
          {t('act.sign')}
        </Button>
      )}
      {agreement.actions.includes('register') && (
        <Button onClick={() => setOpen('register')}>
          {t(registered ? 'act.correct' : 'act.register')}
        </Button>
      )}
      {open === 'sign' && (
        <ConfirmTyped
          title={t('act.sign')}
          word={side ? names(side) : agreement.title}
          consequence={<p>{t('sign-consequence')}</p>}
          onConfirm={sign}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'register' && <Register agreement={agreement} onClose={() => setOpen(null)} />}
    </>
  );
}

function Register({ agreement, onClose }: { agreement: Agreement; onClose: () => void }) {
  const { t } = useTranslation('agreements');
  const queries = useQueryClient();
  const [form] = Form.useForm<{ number: string }>();
  const { problem, run, busy } = useProblemForm(form);
  const register = (body: { number: string }) =>
    run(async () => {
      const params = { path: { id: agreement.id } };
      await client.PUT('/api/agreements/{id}/registration', { params, body });
      await queries.invalidateQueries();
      onClose();
    });
  return (
    <FormDialog
      form={form}
      title={t('act.register')}
      act={t('frame:act.save')}

      busy={busy}
      problem={problem}

      onFinish={register}
      onClose={onClose}
    >
      <Form.Item
        name="number"
        initialValue={agreement.registrationNumber ?? undefined}
        label={t('registration')}
        rules={[{ required: true, whitespace: true, message: t('registration-missing') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}
