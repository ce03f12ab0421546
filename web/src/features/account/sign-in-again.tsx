import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import Dressed from '../../app/dressed';
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
      <Modal
        open
        title={t('ended.title')}
        footer={null}
        onCancel={onDone}
        mask={{ closable: false }}
      >
        <p>{t('ended.why')}</p>
        <SignInForm onDone={goOn} />
      </Modal>
    </Dressed>
  );
}
