import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import { useMe } from '../../api/me';
import { Button } from '../../ui/button';
import { ConfirmTyped } from '../../ui/confirm-typed';
import { useProblemForm } from '../../ui/forms/problem-form';
import { ProblemNote } from '../../ui/problem-note';
import type { Agreement } from './agreement-page';

/** Signing binds, so the organisation's own name is typed; registering only asks for a number. */
export function AgreementActs({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation('agreements');
  const queries = useQueryClient();
  const me = useMe();
  const [open, setOpen] = useState<'sign' | 'register' | null>(null);
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
        <Button onClick={() => setOpen('register')}>{t('act.register')}</Button>
      )}
      {open === 'sign' && (
        <ConfirmTyped
          title={t('act.sign')}
          word={side?.name ?? agreement.title}
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
    <Modal
      open
      title={t('act.register')}
      okText={t('frame:act.save')}
      cancelText={t('frame:act.cancel')}
      okButtonProps={{ loading: busy }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {problem && <ProblemNote problem={problem} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(body) => void register(body)}
      >
        <Form.Item
          name="number"
          label={t('registration')}
          rules={[{ required: true, whitespace: true, message: t('registration-missing') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
