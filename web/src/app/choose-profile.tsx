import { keepPreviousData } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Problem } from '../api/problem';
import type { components } from '../api/schema';
import { ProblemNote } from '../ui/problem-note';
import { useTongue } from '../ui/tongue';
import './choose-profile.css';
import { BothNames, PartyName } from '../ui/party-name';

export type ProfileChoice = components['schemas']['ProfileChoiceAnswer'];

const SETTLE_MS = 250;
const SHOWN = 12;

/**
 * Experts and teams by name, for adding one to a need by hand: whoever is in conflict with the
 * issuer is named with the path before he is chosen.
 */
export function ChooseProfile(props: {
  needId: string;
  chosen: ProfileChoice | null;
  onChoose: (choice: ProfileChoice) => void;
  /** Null where somebody can be chosen, else why not. */
  barred?: (choice: ProfileChoice) => string | null;
}) {
  const { t } = useTranslation(['choose', 'terms', 'ui']);
  const field = useId();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const { data, error } = api.useQuery(
    'get',
    '/api/needs/{needId}/profiles',
    { params: { path: { needId: props.needId }, query: { q: q || undefined, pageSize: SHOWN } } },
    { placeholderData: keepPreviousData },
  );
  return (
    <div className="jb-field">
      <label htmlFor={field}>{t('label')}</label>
      <input
        id={field}
        type="search"
        className="jb-input"
        value={typed}
        autoComplete="off"
        placeholder={t('prompt')}
        ref={(element) => element?.setAttribute('autofocus', '')}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      {error && <ProblemNote problem={Problem.from(error)} />}
      {data?.total === 0 && <p role="status">{t('none')}</p>}
      <ul className="jb-choose" aria-label={t('found')}>
        {data?.items.map((choice) => (
          <li key={choice.profile.id}>
            <Choice
              choice={choice}
              why={props.barred?.(choice) ?? null}
              on={props.chosen?.profile.id === choice.profile.id}
              group={field}
              onChoose={() => props.onChoose(choice)}
            />
          </li>
        ))}
      </ul>
      {data && data.total > data.items.length && (
        <p className="jb-quiet">{t('more', { count: data.total - data.items.length })}</p>
      )}
    </div>
  );
}

function Choice(props: {
  choice: ProfileChoice;
  why: string | null;
  on: boolean;
  group: string;
  onChoose: () => void;
}) {
  const { t } = useTranslation(['choose', 'terms', 'ui']);
  const tongue = useTongue();
  const { profile, conflicts, ineligible, load, rank } = props.choice;
  return (
    <label className="jb-choice" data-off={props.why !== null}>
      <input
        type="radio"
        name={`${props.group} choice`}
        checked={props.on}
        disabled={props.why !== null}
        onChange={props.onChoose}
      />
      <span>
        <b>
          <BothNames party={profile} />
        </b>{' '}
        <span className="jb-quiet">
          <PartyName party={profile.organisation} /> · {t(`terms:profile.${profile.kind}`)} ·{' '}
          {t('load', { invited: load.invited, limit: load.limit })}
          {rank !== null && ` · ${t('ui:match.rank', { rank })}`}
        </span>
        {props.why !== null && <span className="jb-choice-why">{props.why}</span>}
        {[...conflicts, ...ineligible].map(({ kind, words }) => (
          <span key={`${kind} ${words.en}`} className="jb-choice-conflict">
            {t('conflict')}
            {words[tongue]}
          </span>
        ))}
      </span>
    </label>
  );
}

/** What is typed, once the hand rests. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
