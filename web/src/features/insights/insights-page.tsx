import { useTranslation } from 'react-i18next';
import { textOf, useAddress } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { Bars } from '../../ui/bars';
import { EmptyState } from '../../ui/empty-state';
import '../../ui/fields.css';
import { HeatTable } from '../../ui/heat-table';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import './insights.css';

const STEPS = [
  ...(['entered', 'submitted', 'listed', 'matched', 'invited'] as const),
  ...(['closed', 'opened', 'awarded', 'agreed', 'signed'] as const),
];

/** How far challenges get, how long it takes, and where they come from. */
export default function InsightsPage() {
  const { t } = useTranslation(['insights', 'terms']);
  const [search, change] = useAddress();
  const query = {
    field: textOf(search, 'field'),
    region: textOf(search, 'region'),
    from: dayOf(textOf(search, 'from')),
    to: dayOf(textOf(search, 'to')),
  };
  const funnel = api.useQuery('get', '/api/insights/funnel', { params: { query } });
  const time = api.useQuery('get', '/api/insights/need-to-contract', { params: { query } });
  const failure = funnel.error ?? time.error;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      acts={
        <a className="jb-button jb-button-plain" href="/api/exports/challenges.csv">
          {t('export')}
        </a>
      }
    >
      <form className="jb-insight-filter" onSubmit={(event) => event.preventDefault()}>
        {(['field', 'region'] as const).map((key) => (
          <label key={key}>
            {t(`filter.${key}`)}
            <input
              className="jb-input"
              defaultValue={textOf(search, key)}
              onBlur={(event) => change({ [key]: event.target.value })}
            />
          </label>
        ))}
        {(['from', 'to'] as const).map((key) => (
          <label key={key}>
            {t(`filter.${key}`)}
            <input
              type="date"
              className="jb-input"
              defaultValue={textOf(search, key)}
              onChange={(event) => change({ [key]: event.target.value })}
            />
          </label>
        ))}
      </form>
      {failure && <ProblemNote problem={Problem.from(failure)} />}
      {funnel.data && (
        <div className="jb-insight-two">
          <section className="jb-card">
            <h2>{t('funnel')}</h2>
            <Bars
              caption={t('funnel')}
              hideCaption
              bars={STEPS.map((key) => ({
                key,
                label: t(`step.${key}`),
                value: funnel.data.steps[key],
              }))}
            />
          </section>
          <section className="jb-card">
            <h2>{t('states')}</h2>
            <Bars
              caption={t('states')}
              hideCaption
              bars={funnel.data.states.map(({ state, count }) => ({
                key: state,
                label: t(`terms:challenge-state.${state}`),
                value: count,
                colour: 1,
              }))}
            />
          </section>
        </div>
      )}
      {time.data && <Duration data={time.data} />}
      <FieldsByRegion query={query} />
    </Page>
  );
}

/** A day of the address as the instant at which it begins in Beijing. */
const dayOf = (day?: string): string | undefined =>
  day && /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T00:00:00+08:00` : undefined;

function Duration(props: {
  data: {
    contracted: number;
    lowerQuartile: number | null;
    median: number | null;
    upperQuartile: number | null;
  };
}) {
  const { t } = useTranslation('insights');
  const { contracted, lowerQuartile, median, upperQuartile } = props.data;
  const days = (value: number | null) =>
    value === null ? '—' : t('days', { value: value.toFixed(1) });
  return (
    <section className="jb-card jb-insight-time">
      <h2>{t('time.title')}</h2>
      {contracted === 0 ? (
        <p className="jb-quiet">{t('time.none')}</p>
      ) : (
        <dl>
          <div>
            <dt>{t('time.median')}</dt>
            <dd>{days(median)}</dd>
          </div>
          <div>
            <dt>{t('time.middle')}</dt>
            <dd>
              {days(lowerQuartile)} – {days(upperQuartile)}
            </dd>
          </div>
          <div>
            <dt>{t('time.count')}</dt>
            <dd>{contracted}</dd>
          </div>
        </dl>
      )}
    </section>
  );
}

function FieldsByRegion({ query }: { query: Record<string, string | undefined> }) {
  const { t } = useTranslation('insights');
  const { data } = api.useQuery('get', '/api/insights/fields-by-region', { params: { query } });
  if (!data) return null;
  if (data.items.length === 0) return <EmptyState title={t('fields.none')} why={t('fields.why')} />;
  const name = (value: string | null) => value ?? t('fields.unknown');
  const fields = [...new Set(data.items.map(({ field }) => name(field)))];
  const regions = [...new Set(data.items.map(({ region }) => name(region)))];
  const values = new Map(
    data.items.map(({ field, region, entered }) => [`${name(field)}\n${name(region)}`, entered]),
  );
  return (
    <section className="jb-card">
      <h2>{t('fields.title')}</h2>
      {data.truncated && <p className="jb-quiet">{t('fields.truncated')}</p>}
      <HeatTable
        caption={t('fields.title')}
        hideCaption
        corner={t('fields.corner')}
        rows={fields.map((key) => ({ key, label: key }))}
        columns={regions.map((key) => ({ key, label: key }))}
        value={(row, column) => values.get(`${row}\n${column}`) ?? 0}
      />
    </section>
  );
}
