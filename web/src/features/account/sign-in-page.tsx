import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { textOf, useAddress } from '../../app/address';
import { homeOf } from '../../app/navigation';
import { forgetAll, meQuery } from '../../api/me';
import { Page } from '../../ui/page';
import { SignInForm } from './sign-in-form';

/** `?to=` names where the reader was going; only places of our own are followed. */
export default function SignInPage() {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [search] = useAddress();
  const wanted = textOf(search, 'to');
  const goOn = async () => {
    await forgetAll(queries);
    const me = await queries.fetchQuery({ ...meQuery, staleTime: 0 });
    await navigate({ href: wanted && isOurs(wanted) ? wanted : homeOf(me) });
  };
  return (
    <Page title={t('frame:sign-in')}>
      <div className="jb-card jb-narrow">
        <SignInForm onDone={goOn} />
        <p className="jb-quiet">{t('no-account')}</p>
      </div>
    </Page>
  );
}

const isOurs = (path: string): boolean => /^\/(?![/\\])/.test(path);
