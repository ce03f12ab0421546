import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import Dressed from '../../app/dressed';
import { Dialog } from '../../ui/dialog';
import { SignInForm } from './sign-in-form';

/** Asked over the page as it stands; what was typed behind it stays. */
export default function SignInAgain({ onDone }: { onDone: () => void }) {
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
