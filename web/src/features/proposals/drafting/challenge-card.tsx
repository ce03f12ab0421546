import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../../app/page-link';
import { Button } from '../../../ui/button';
import { Deadline } from '../../../ui/deadline';
import { AddLineDialog } from './add-line-dialog';
import { type ProposalDesk } from '../desk';
import { ForbiddenLine, InForceLine, ProposedLine } from './lines';
import { type ProposalView, type ProposedChallenge } from '../proposal';
import { PartyName } from '../../../ui/party-name';

interface CardProps {
  desk: ProposalDesk;
  proposed: ProposedChallenge;
  state: ProposalView['state'];
}

/** One challenge of a proposal; drawn anew only when it, or what is under way with it, changes. */
export const ChallengeCard = memo(
  function ChallengeCard({ desk, proposed, state }: CardProps) {
    const { t } = useTranslation(['proposals', 'terms']);
    const [adding, setAdding] = useState(false);
    const { needId, challenge, inForce, lines, forbidden, atLeast, actions } = proposed;
    const short = lines.length < atLeast;
    return (
      <li className="jb-card jb-plan-proposed" data-need={needId}>
        <div className="jb-plan-proposed-head">
          <h3>
            <PageLink to="/queue/$needId" params={{ needId }}>
              {challenge.title}
            </PageLink>
          </h3>
          <span className="jb-quiet">
            {challenge.number} <PartyName party={challenge.organisation} />
          </span>
          {challenge.deadline && <Deadline at={challenge.deadline} form="line" />}
        </div>
        <p className="jb-plan-proposed-facts">
          <span className="jb-tag" data-standing={proposed.standing}>
            {t(`standing.${proposed.standing}`)}
          </span>{' '}
          {t('card.asked', { atLeast, atMost: proposed.atMost, candidates: proposed.candidates })}
          {short && proposed.standing === 'open' && (
            <b className="jb-plan-short"> {t('card.short', { count: atLeast - lines.length })}</b>
          )}
          {!proposed.open && <b className="jb-plan-short"> {t('card.closed')}</b>}
        </p>
        <div className="jb-plan-sides">
          <section>
            <h4>{t('card.in-force', { count: inForce.length })}</h4>
            {inForce.length === 0 && <p className="jb-quiet">{t('card.nothing-in-force')}</p>}
            <ul className="jb-plan-lines">
              {inForce.map((one) => (
                <InForceLine key={one.profile.id} line={one} />
              ))}
            </ul>
          </section>
          <section className="jb-plan-side-proposed">
            <h4>
              {t(state === 'applied' ? 'card.applied' : 'card.proposed', { count: lines.length })}
            </h4>
            {lines.length === 0 && <p className="jb-quiet">{t('card.nothing-proposed')}</p>}
            <ul className="jb-plan-lines">
              {lines.map((line) => (
                <ProposedLine key={line.profile.id} desk={desk} proposed={proposed} line={line} />
              ))}
              {forbidden.map((line) => (
                <ForbiddenLine key={line.profile.id} desk={desk} proposed={proposed} line={line} />
              ))}
            </ul>
            {actions.includes('add') && (
              <Button kind="quiet" onClick={() => setAdding(true)}>
                ＋ {t('card.add')}
              </Button>
            )}
          </section>
        </div>
        {adding && (
          <AddLineDialog desk={desk} proposed={proposed} onClose={() => setAdding(false)} />
        )}
      </li>
    );
  },
  (before, after) =>
    before.proposed === after.proposed &&
    before.state === after.state &&
    touches(before) === touches(after),
);

/** What is under way with this challenge. */
const touches = ({ desk, proposed }: CardProps): string | null =>
  desk.busy?.startsWith(proposed.needId) ? desk.busy : null;
