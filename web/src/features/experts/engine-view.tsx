import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { sayScore } from '../../ui/score-bar';
import { type Expert } from './expert-draft';
import { Words } from './expert-facts';
import { heaviestTerms, heaviestWorks } from './engine-sums';
import { PartyName } from '../../ui/party-name';

type Fit = components['schemas']['FitAnswer'];
const NEAREST = 20;

/** What the matching goes by: the reader's words, the terms that met needs, and the nearest needs. */
export function EngineView({ expert, onCorrect }: { expert: Expert; onCorrect: () => void }) {
  const { t } = useTranslation('profile');
  const { data, error } = api.useQuery('get', '/api/fits', {
    params: { query: { pageSize: NEAREST } },
  });
  return (
    <>
      <p className="jb-lead">{t('engine.says')}</p>
      <h2>{t('engine.own')}</h2>
      {expert.fields.length + expert.keywords.length > 0 ? (
        <Words words={[...expert.fields, ...expert.keywords]} />
      ) : (
        <p>{t('engine.no-own')}</p>
      )}
      <p>
        <Button onClick={onCorrect}>{t('engine.correct')}</Button>
      </p>
      {error && <ProblemNote problem={Problem.from(error)} />}
      {data?.total === 0 && <EmptyState title={t('engine.none')} why={t('engine.none-why')} />}
      {data && data.total > 0 && <Seen fits={data.items} />}
    </>
  );
}

function Seen({ fits }: { fits: Fit[] }) {
  const { t } = useTranslation(['profile', 'terms']);
  const terms = heaviestTerms(fits);
  const works = heaviestWorks(fits);
  return (
    <>
      {terms.length > 0 && (
        <>
          <h2>{t('engine.terms')}</h2>
          <p className="jb-quiet">{t('engine.terms-says', { count: fits.length })}</p>
          <ul className="jb-engine-terms">
            {terms.map(({ label, value }) => (
              <li key={label} className="jb-tag">
                {label} <span className="jb-quiet">{sayScore(value)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <DataTable
        caption={t('engine.works')}
        rows={works}
        rowKey={({ id }) => id}
        empty={<p>{t('engine.no-works')}</p>}
        columns={[
          {
            key: 'work',
            title: t('engine.work'),
            head: true,
            cell: ({ kind, title }) => (
              <>
                <span className="jb-tag">{t(`terms:work.${kind}`)}</span> {title}
              </>
            ),
          },
          {
            ...{ key: 'value', title: t('engine.carried'), align: 'end' },
            cell: ({ value }) => sayScore(value),
          },
        ]}
      />
      <h2>{t('engine.nearest')}</h2>
      <ol>
        {fits.slice(0, 5).map(({ need, score, profileId }) => (
          <li key={`${need.id} ${profileId}`}>
            <PageLink to="/challenges/$id" params={{ id: need.sourceId }}>
              {need.title}
            </PageLink>{' '}
            <span className="jb-quiet">
              <PartyName party={need.organisation} /> {score !== null && `· ${sayScore(score)}`}
            </span>
          </li>
        ))}
      </ol>
      <p>
        <PageLink to="/fits">{t('engine.all')}</PageLink>
      </p>
    </>
  );
}
