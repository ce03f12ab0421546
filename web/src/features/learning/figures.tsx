import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/instant';
import { useNames } from '../../ui/party-name';
import { percent, points, type Version } from './learning';

/** What a version was learnt from, and how it does on needs it was not learnt from. */
export function Figures({ version }: { version: Version }) {
  const { t } = useTranslation('learning');
  const names = useNames();
  const { heldOut, counts, askedBy } = version;
  const { verdict } = heldOut;
  return (
    <>
      <p className="jb-learn-verdict" data-verdict={verdict}>
        <b>
          <span aria-hidden="true">{MARKS[verdict]}</span> {t(`verdict.${verdict}`)}
        </b>{' '}
        {t('figures.held-out', {
          current: percent(heldOut.current, 1),
          learnt: percent(heldOut.learnt, 1),
          gain: points(heldOut.gain),
          low: points(heldOut.low),
          high: points(heldOut.high),
        })}
      </p>
      <dl className="jb-desk-facts">
        <dt>{t('figures.from')}</dt>
        <dd>
          {t('figures.counts', {
            ...{ needs: counts.needs, pairs: counts.pairs, deciders: counts.deciders },
          })}
        </dd>
        <dt>{t('figures.at')}</dt>
        <dd>
          <Instant at={version.createdAt} />{' '}
          {askedBy ? t('figures.asked-by', { name: names(askedBy) }) : t('figures.by-itself')}
        </dd>
        <dt>{t('figures.engine')}</dt>
        <dd>{version.engineVersion}</dd>
      </dl>
    </>
  );
}

const MARKS = { better: '▲', unproven: '＝', worse: '▼' } as const;
