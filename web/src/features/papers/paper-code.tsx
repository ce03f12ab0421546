import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import './paper-code.css';

/** At the foot of a paper: its code, and where anybody can ask the records about it. */
export function PaperCode({ code }: { code: string }) {
  const { t } = useTranslation('papers');
  return (
    <p className="jb-paper-code">
      <span>{t('code')}</span>
      <PageLink to="/verifications/$code" params={{ code }} className="jb-paper-code-itself">
        {code}
      </PageLink>
      <span className="jb-paper-code-where">
        {t('where', { address: `${location.origin}/verifications` })}
      </span>
    </p>
  );
}
