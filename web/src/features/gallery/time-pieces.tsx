import { useTranslation } from 'react-i18next';
import { Deadline } from '../../ui/deadline';
import { Instant } from '../../ui/instant';
import { Money } from '../../ui/money';
import { StateTag, type StateKind } from '../../ui/state-tag';
import { Timeline } from '../../ui/timeline';
import { Piece, Pieces } from './piece';

const AT = '2026-12-18T09:59:59.000Z';
const before = (milliseconds: number) => Date.parse(AT) - milliseconds;
const DAY = 86_400_000;

const STATES: Record<StateKind, string[]> = {
  challenge: ['draft', 'screening', 'bidding', 'opened', 'unfilled', 'contracted', 'terminated'],
  bid: ['submitted', 'opened', 'awarded', 'ineligible'],
  invitation: ['sent', 'accepted', 'declined', 'expired'],
  agreement: ['draft', 'signed', 'concluded', 'terminated'],
  milestone: ['planned', 'submitted', 'remedy', 'accepted', 'failed'],
  run: ['to-review', 'reviewed', 'superseded'],
  import: ['waiting', 'running', 'finished', 'failed', 'cancelled'],
  proposal: ['computing', 'ready', 'stuck', 'applied', 'abandoned'],
};

export function TimePieces() {
  const { t } = useTranslation('gallery');
  return (
    <Pieces>
      <Piece name="deadline-open">
        <Deadline at={AT} now={before(12 * DAY + 4_987_000)} graceMinutes={10} />
      </Piece>
      <Piece name="deadline-near">
        <Deadline at={AT} now={before(3_723_000)} />
      </Piece>
      <Piece name="deadline-grace">
        <Deadline at={AT} now={before(-125_000)} graceMinutes={10} />
      </Piece>
      <Piece name="deadline-closed">
        <Deadline at={AT} now={before(-DAY)} graceMinutes={10} />
      </Piece>
      <Piece name="deadline-line">
        <Deadline at={AT} now={before(5 * DAY)} form="line" />
      </Piece>
      <Piece name="instant">
        <p>
          <Instant at={AT} seconds />
        </p>
        <p>
          <Instant at={AT} only="day" /> · <Instant at={AT} only="time" /> · <Instant at={null} />
        </p>
      </Piece>
      <Piece name="money">
        <p>
          <Money min="3000000" max="4680000" /> · <Money amount="1234567.89" />
        </p>
        <p>
          <Money max="500000" /> · <Money min="8000" /> · <Money />
        </p>
      </Piece>
      <Piece name="states" wide>
        {Object.entries(STATES).map(([kind, states]) => (
          <p key={kind} className="jb-row">
            {states.map((state) => (
              // The keys of STATES are the kinds; Object.entries forgets that.
              <StateTag key={state} kind={kind as StateKind} state={state} />
            ))}
          </p>
        ))}
      </Piece>
      <Piece name="timeline" wide>
        <Timeline
          entries={[
            { at: '2026-10-09T02:14:05Z', title: t('story.listed'), who: t('story.office') },
            {
              ...{ at: '2026-10-21T08:40:00Z', title: t('story.asked'), who: t('story.asker') },
              detail: t('story.question'),
            },
            { at: '2026-11-18T09:59:59Z', title: t('story.opened'), mark: 'now' },
            { title: t('story.award'), mark: 'ahead' },
          ]}
        />
      </Piece>
    </Pieces>
  );
}
