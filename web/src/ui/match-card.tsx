import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from './data-table';
import { Highlighted } from './highlighted';
import { type MatchExplanation, type MatchedWork, sharedTerms } from './match-explanation';
import { MatchReasons } from './match-reasons';
import { sayScore, ScoreBar, type ScorePart, Swatch } from './score-bar';
import { stackParts } from './stack-parts';
import './match-card.css';

export type { MatchExplanation, MatchedWork };

interface MatchCardProps {
  explanation: MatchExplanation;
  score: number | null;
  /** Whose match this is, and what belongs beside the name. */
  head?: ReactNode;
  rank?: number | null;
  /** What is wanted, in its own words; the shared terms are marked in it. */
  needText?: string;
  /** Where a work's own page is; without it works are no links. */
  workPath?: (work: MatchedWork) => string | undefined;
  /** Level of the headings inside, so that they follow the one above the card. */
  level?: 3 | 4;
  children?: ReactNode;
}

/** Why this one: the total, the parts that add up to it, terms, evidence, and why not higher. */
export function MatchCard(props: MatchCardProps) {
  const { t } = useTranslation(['ui', 'terms']);
  const { explanation, score, rank } = props;
  const Heading = props.level === 4 ? 'h4' : 'h3';
  const shared = sharedTerms(explanation);
  const total = score ?? explanation.parts.reduce((sum, { value }) => sum + value, 0);
  const parts = explanation.parts.map(({ name, value }) => ({
    key: name,
    label: t([`terms:match-part.${name}`, 'ui:match.other-part'], { name }),
    value,
  }));
  return (
    <article className="jb-match">
      <div className="jb-match-head">
        {props.head}
        <span>
          <span className="jb-quiet">{t('match.total')}</span>{' '}
          <span className="jb-match-total">{sayScore(total)}</span>
        </span>
        {rank && <span className="jb-quiet">{t('match.rank', { rank })}</span>}
      </div>
      <ScoreBar parts={parts} total={total} />
      {shared.length > 0 && (
        <section>
          <Heading>{t('match.shared')}</Heading>
          <ul className="jb-match-terms">
            {shared.map((term) => (
              <li key={term}>
                <mark className="jb-mark">{term}</mark>
              </li>
            ))}
          </ul>
        </section>
      )}
      {props.needText && (
        <section>
          <Heading>{t('match.need')}</Heading>
          <p className="jb-match-text" tabIndex={0}>
            <Highlighted text={props.needText} terms={shared} />
          </p>
        </section>
      )}
      <Evidence {...props} shared={shared} Heading={Heading} />
      <MatchReasons reasons={explanation.reasons ?? []} Heading={Heading} />
      <WhyNotHigher explanation={explanation} Heading={Heading} />
      {props.children}
      <details>
        <summary>{t('match.table')}</summary>
        <PartsTable parts={parts} total={total} />
        <TermsTable explanation={explanation} />
      </details>
    </article>
  );
}

type Level = { Heading: 'h3' | 'h4' };

function Evidence(props: MatchCardProps & Level & { shared: string[] }) {
  const { t } = useTranslation(['ui', 'terms']);
  const { Heading, explanation, shared } = props;
  if (explanation.works.length === 0) return null;
  return (
    <section>
      <Heading>{t('match.evidence')}</Heading>
      <ul className="jb-match-list">
        {explanation.works.map((work) => (
          <li key={work.id}>
            <span>
              <span className="jb-tag">{t(`terms:work.${work.kind}`)}</span>{' '}
              <WorkLink path={props.workPath?.(work)}>
                <Highlighted text={work.title} terms={shared} />
              </WorkLink>
              {work.year && <span className="jb-quiet"> {work.year}</span>}
            </span>
            <b>{sayScore(work.contribution)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

function WorkLink({ path, children }: { path?: string; children: ReactNode }) {
  return path ? <Link to={path}>{children}</Link> : children;
}

/** Terms of the need that nothing of the candidate's answers, heaviest first. */
function WhyNotHigher({ explanation, Heading }: { explanation: MatchExplanation } & Level) {
  const { t } = useTranslation('ui');
  const missing = (explanation.missing ?? []).filter(({ label }) => label !== '');
  if (missing.length === 0) return null;
  return (
    <section>
      <Heading>{t('match.missing')}</Heading>
      <p className="jb-quiet">{t('match.missing-says')}</p>
      <ul className="jb-match-terms">
        {missing.map(({ term, label, weight }) => (
          <li key={term} className="jb-tag">
            {label} <span className="jb-quiet">{(weight * 100).toFixed(1)}%</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PartsTable({ parts, total }: { parts: ScorePart[]; total: number }) {
  const { t } = useTranslation('ui');
  const stack = stackParts(parts, total);
  return (
    <DataTable
      caption={t('match.parts')}
      phone="scroll"
      rows={stack.parts}
      columns={[
        {
          ...{ key: 'part', title: t('match.part'), head: true, foot: t('match.total') },
          cell: ({ label, negative }, i) => (
            <>
              <Swatch index={i} negative={negative} />
              {label}
            </>
          ),
        },
        {
          ...{ key: 'value', title: t('match.value'), align: 'end', foot: sayScore(stack.total) },
          cell: ({ shown }) => sayScore(shown),
        },
      ]}
    />
  );
}

function TermsTable({ explanation }: { explanation: MatchExplanation }) {
  const { t } = useTranslation('ui');
  return (
    <DataTable
      caption={t('match.terms')}
      phone="scroll"
      rows={explanation.terms}
      columns={[
        {
          ...{ key: 'term', title: t('match.term'), head: true },
          cell: ({ label }) => label || t('match.other-terms'),
        },
        {
          ...{ key: 'value', title: t('match.value'), align: 'end' },
          cell: ({ contribution }) => sayScore(contribution),
        },
      ]}
    />
  );
}
