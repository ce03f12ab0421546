import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { textOf, useAddress } from '../../app/address';
import { homeOf } from '../../app/navigation';
import { forgetAll, meQuery, useMe } from '../../api/me';
import { Page } from '../../ui/page';
import { DemoAccounts } from './demo-accounts';
import { isOwnPlace } from './own-place';
import { SignInForm } from './sign-in-form';
import './account.css';

/** `?to=` names where the reader was going; only places of our own are followed. */
export default function SignInPage() {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [search] = useAddress();
  const me = useMe();
  const to = textOf(search, 'to');
  const wanted = to && isOwnPlace(to) ? to : undefined;
  const goOn = async () => {
    await forgetAll(queries);
    const now = await queries.fetchQuery({ ...meQuery, staleTime: 0 });
    await navigate({ href: wanted ?? homeOf(now) });
  };
  return (
    <Page title={t('frame:sign-in')} lead={wanted && !me ? t('sign-in.first') : undefined}>
      <div className="jb-card jb-account-card">
        {search.joined !== undefined && (
          <p className="jb-account-good" role="status">
            {t('join.done')}
          </p>
        )}
        {me && (
          <p role="status">
            {t('sign-in.already', { name: me.name })}{' '}
            <Link to={wanted ?? homeOf(me)}>{t('sign-in.go-on')}</Link>
          </p>
        )}
        <SignInForm onDone={goOn} />
        <p className="jb-quiet jb-account-hint">{t('no-account')}</p>
      </div>
      <DemoAccounts onDone={goOn} />
    </Page>
  );
}
