import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema';
import { useTongue } from '../../ui/tongue';
import './issuer-name.css';

type Issuer = components['schemas']['IssuerAnswer'];

/** The enterprise in the reader's language, with its tier where it has one. */
export function IssuerName({ issuer }: { issuer: Issuer }) {
  const { t } = useTranslation('terms');
  const name = useNameOf(issuer);
  return (
    <span className="jb-issuer">
      {name}
      {issuer.tier && <span className="jb-tag">{t(`tier.${issuer.tier}`)}</span>}
    </span>
  );
}

/** An organisation's name in the reader's language, as far as it has one. */
export function useNameOf(party: { name: string; nameEn?: string | null }): string {
  const tongue = useTongue();
  return tongue === 'en' ? (party.nameEn ?? party.name) : party.name;
}
