import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { textOf, useAddress } from '../../app/address';
import { homeOf } from '../../app/navigation';
import { client } from '../../api/client';
import { forgetAll, meQuery, useMe } from '../../api/me';
import { currentLanguage } from '../../i18n';
import { EmptyState } from '../../ui/empty-state';
import { useProblemForm } from '../../ui/forms/problem-form';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import './account.css';

interface NewAccount {
  name: string;
  password: string;
}

/** What the link of an invitation leads to: a new account, or one more role of an old one. */
export default function JoinPage() {
  const { t } = useTranslation('account');
  const [search] = useAddress();
  const me = useMe();
  const token = textOf(search, 'token');
  if (!token)
    return (
      <Page title={t('join.title')}>
        <EmptyState
          title={t('join.no-token')}
          why={t('join.no-token-why')}
          act={<Link to="/challenges">{t('frame:missing.act')}</Link>}
        />
      </Page>
    );
  return (
    <Page title={t('join.title')} lead={me ? t('join.lead-known') : t('join.lead')}>
      <div className="jb-card jb-account-card">
        {me === null && <OpenAccount token={token} />}
        {me && <AddRole token={token} name={me.name} />}
      </div>
    </Page>
  );
}

function OpenAccount({ token }: { token: string }) {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const [form] = Form.useForm<NewAccount>();
  const asking = useProblemForm(form);
  const open = (body: NewAccount) =>
    void asking.run(async () => {
      await client.POST('/api/memberships', {
        body: { token, ...body, locale: currentLanguage() },
      });
      await navigate({ to: '/sign-in', search: { joined: 1 } });
    });
  const rules = (message: string) => [{ required: true, message }];
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={open}>
      {asking.problem && <ProblemNote problem={asking.problem} />}
      <Form.Item name="name" label={t('join.name')} rules={rules(t('join.name-missing'))}>
        <Input autoComplete="name" maxLength={100} autoFocus />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('join.password')}
        extra={t('password-hint')}
        rules={rules(t('password-missing'))}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={asking.busy} block>
        {t('join.open')}
      </Button>
      <p className="jb-quiet jb-account-hint">
        {t('join.known')}{' '}
        <Link to="/sign-in" search={{ to: `/join?token=${encodeURIComponent(token)}` }}>
          {t('join.sign-in')}
        </Link>
      </p>
    </Form>
  );
}

function AddRole({ token, name }: { token: string; name: string }) {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm();
  const asking = useProblemForm(form);
  const accept = () =>
    void asking.run(async () => {
      await client.POST('/api/memberships', { body: { token } });
      await forgetAll(queries);
      const me = await queries.fetchQuery({ ...meQuery, staleTime: 0 });
      await navigate({ to: homeOf(me) });
    });
  return (
    <Form form={form} onFinish={accept}>
      {asking.problem && <ProblemNote problem={asking.problem} />}
      <p>{t('join.as', { name })}</p>
      <Button type="primary" htmlType="submit" loading={asking.busy} block>
        {t('join.accept')}
      </Button>
    </Form>
  );
}
