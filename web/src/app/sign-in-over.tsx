import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SignInForm } from '../features/account/sign-in-form';
import { Dialog } from '../ui/dialog';
import Dressed from './dressed';

/**
 * Asked over the page as it stands; what was typed behind it stays. The browser's own dialog lies
 * over whatever is open there, another dialog too.
 */
export default function SignInOver({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const goOn = async () => {
    onDone();
    await queries.invalidateQueries();
  };
  return (
    <Dressed>
      <Dialog title={t('ended.title')} onClose={onDone}>
        <p>{t('ended.why')}</p>
        <SignInForm onDone={goOn} />
      </Dialog>
    </Dressed>
  );
}
