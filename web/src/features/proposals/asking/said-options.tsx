import { useTranslation } from 'react-i18next';
import { type Options } from '../proposal';

/** The rules of a proposal in one line. */
export function SaidOptions({ options }: { options: Options }) {
  const { t } = useTranslation('proposals');
  const { challengeIds, wanted, atLeast, loadCap, perOrganisation, fair, relaxed } = options;
  const loosened =
    relaxed.caps.length +
    relaxed.atLeast.length +
    relaxed.wanted.length +
    relaxed.organisations.length;
  const said = [
    challengeIds ? t('said.some', { count: challengeIds.length }) : t('said.all'),
    t('said.wanted', { wanted, atLeast }),
    t('said.cap', { count: loadCap }),
    perOrganisation === null ? null : t('said.organisation', { count: perOrganisation }),
    t(fair ? 'options.fair.fair' : 'options.fair.sum'),
    loosened > 0 ? t('said.relaxed', { count: loosened }) : null,
  ];
  return <p className="jb-quiet">{said.filter(Boolean).join(t('ui:semicolon'))}</p>;
}
