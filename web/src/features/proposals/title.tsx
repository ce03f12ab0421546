import { useTranslation } from 'react-i18next';
import { partsOf, sayInstant, viewerZone } from '../../ui/instant-parts';
import { useTongue } from '../../ui/tongue';
import { isNamed } from './proposal';

/** A proposal by its name, or by when it was asked for. */
export function useProposalTitle() {
  const { t } = useTranslation('proposals');
  const tongue = useTongue();
  return (proposal: { title: string; createdAt: string }): string =>
    isNamed(proposal)
      ? proposal.title
      : t('unnamed', { at: sayInstant(tongue, partsOf(proposal.createdAt, viewerZone())) });
}
