import { useTranslation } from 'react-i18next';
import './state-tag.css';

export type StateKind =
  'challenge' | 'bid' | 'invitation' | 'agreement' | 'milestone' | 'run' | 'import' | 'proposal';

type Tone = 'active' | 'good' | 'warn' | 'bad' | 'seal';

/** Colours of states, whatever they belong to; those that are not named here are quiet. */
const TONES: Record<string, Tone> = {
  ...{ submitted: 'active', screening: 'active', approved: 'active', listed: 'active' },
  ...{ bidding: 'active', opened: 'active', reviewing: 'active', negotiating: 'active' },
  ...{ noticed: 'seal', contracted: 'good', running: 'active', accepted: 'good' },
  ...{ concluded: 'good', signed: 'good', finished: 'good', reviewed: 'good', applied: 'good' },
  ...{ awarded: 'good', ready: 'good', returned: 'warn', remedy: 'warn', unfilled: 'warn' },
  ...{ 'to-review': 'warn', stuck: 'warn', expired: 'warn', rejected: 'bad', failed: 'bad' },
  ...{ terminated: 'bad', ineligible: 'bad', declined: 'bad', sent: 'active' },
  ...{ computing: 'active', waiting: 'active' },
};

/** A state by its name in the reader's language; the colour only repeats it. */
export function StateTag({ kind, state }: { kind: StateKind; state: string }) {
  const { t } = useTranslation('terms');
  return (
    <span className="jb-state" data-tone={TONES[state]}>
      {t(`${kind}-state.${state}`)}
    </span>
  );
}
