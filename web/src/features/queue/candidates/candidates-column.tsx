import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem';
import { EmptyState } from '../../../ui/empty-state';
import { ProblemNote } from '../../../ui/problem-note';
import { type Acts } from '../deciding/acts';
import { BulkBar } from './bulk-bar';
import { CandidateRow } from './candidate-row';
import { type Desk } from '../desk';
import { type Candidate, countBy, SHOWS } from '../queue';
import { RunHead } from './run-head';
import { type Arrival } from '../list/scoring';

interface ColumnProps {
  desk: Desk;
  acts: Acts;
  arrival: Arrival | null;
}

/** Second column: the candidates of the chosen challenge. */
export function CandidatesColumn({ desk, acts, arrival }: ColumnProps) {
  const { t } = useTranslation('queue');
  const { run, row, groups, error, missing } = desk;
  return (
    <section
      className="jb-desk-column"
      data-column="candidates"
      aria-label={t('column.candidates')}
    >
      {error && <ProblemNote problem={Problem.from(error)} />}
      {missing && <EmptyState title={t('empty.no-run')} why={t('empty.no-run-why')} />}
      {!row && !missing && !error && desk.list.data && <EmptyState title={t('empty.choose')} />}
      {row && (
        <RunHead desk={desk} row={row} run={run} acts={acts} arrival={arrival}>
          <Shows desk={desk} />
        </RunHead>
      )}
      {row && !run && !error && (
        <p className="jb-loading" role="status">
          {t('frame:loading')}
        </p>
      )}
      {groups && <Groups desk={desk} />}
      {run && <BulkBar desk={desk} acts={acts} />}
    </section>
  );
}

/** Which of them are shown, with how many there are. */
function Shows({ desk }: { desk: Desk }) {
  const { t } = useTranslation('queue');
  const counts = useMemo(() => countBy(desk.all), [desk.all]);
  return (
    <div className="jb-desk-choices" role="group" aria-label={t('show.label')}>
      {SHOWS.filter((show) => show === 'all' || show === desk.show || counts[show] > 0).map(
        (show) => (
          <button
            key={show}
            type="button"
            aria-pressed={desk.show === show}
            onClick={() => desk.change({ show: show === 'all' ? undefined : show })}
          >
            {t(`show.${show}`)} <b>{counts[show]}</b>
          </button>
        ),
      )}
    </div>
  );
}

function Groups({ desk }: { desk: Desk }) {
  const { t } = useTranslation('queue');
  const { groups, shown } = desk;
  const visible = useMemo(() => new Set(shown), [shown]);
  if (!groups) return null;
  if (shown.length === 0)
    return <EmptyState title={t('empty.nobody')} why={t(`empty.nobody-${desk.show}`)} />;
  const top = groups.candidates[0]?.score ?? 0;
  const parts: [string, Candidate[]][] = [
    ['ranked', groups.candidates],
    ['others', groups.others],
    ['excluded', groups.excluded],
  ];
  return parts
    .map(([name, all]) => [name, all.filter((one) => visible.has(one))] as const)
    .filter(([, all]) => all.length > 0)
    .map(([name, all]) => (
      <div key={name}>
        <h3 className="jb-desk-rows-title">{t(`group.${name}`, { count: all.length })}</h3>
        <ul className="jb-desk-rows">
          {all.map((candidate) => (
            <CandidateRow
              key={candidate.profile.id}
              candidate={candidate}
              top={top}
              chosen={candidate.profile.id === desk.candidate?.profile.id}
              selected={desk.selected.has(candidate.profile.id)}
              fresh={desk.fresh.has(candidate.profile.id)}
              onChoose={desk.chooseCandidate}
              onSelect={desk.toggle}
            />
          ))}
        </ul>
      </div>
    ));
}
