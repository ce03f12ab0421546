import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { textOf, useAddress, usePathPart } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { nameOf } from '../../ui/name-of';
import { Deadline } from '../../ui/deadline';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { StateTag } from '../../ui/state-tag';
import { Tabs } from '../../ui/tabs';
import { useTongue } from '../../ui/tongue';
import { AgreementsPanel } from './agreements-panel';
import { BidsPanel } from './bids-panel';
import { ChallengeActs } from './challenge-acts';
import { type Challenge, textOf as authorTextOf } from './challenge-text';
import { QuestionsPanel } from './questions-panel';
import { NextStep } from './next-step';
import { ChallengeStory } from '../../app/challenge-story';
import { TierPreview } from './tier-preview';

/** One challenge of one's own: where it stands, what can be done, its bids, agreement and story. */
export default function ChallengePage() {
  const { t } = useTranslation('authoring');
  const id = usePathPart('id');
  const { data, error } = api.useQuery('get', '/api/challenges/{id}', { params: { path: { id } } });
  if (error)
    return (
      <Page title={t('board.title')}>
        <ProblemNote problem={Problem.from(error)} />
      </Page>
    );
  if (!data) return <Page title={t('board.title')}>{t('frame:loading')}</Page>;
  return <Overview challenge={data} />;
}

/** Later on the deadline is history, and the story tells it. */
const STILL_BIDDING: readonly Challenge['state'][] = ['listed', 'bidding', 'closed'];

function Overview({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('authoring');
  const [search, change] = useAddress();
  const tongue = useTongue();
  const { id, state, organisation: issuer } = challenge;
  const panels = [
    {
      key: 'text',
      content: <TierPreview handedIn text={authorTextOf(challenge)} challenge={challenge} />,
    },
    { key: 'questions', content: <QuestionsPanel challengeId={id} /> },
    { key: 'bids', content: <BidsPanel challenge={challenge} /> },
    { key: 'agreement', content: <AgreementsPanel challengeId={id} /> },
    { key: 'story', content: <ChallengeStory challengeId={id} /> },
  ];
  return (
    <Page
      wide
      title={challenge.title}
      lead={
        <>
          <StateTag kind="challenge" state={state} />{' '}
          {challenge.number && <span>{challenge.number}</span>}{' '}
          <span>{nameOf(issuer, tongue)}</span>{' '}
          {challenge.listedAt && (
            <PageLink to="/challenges/$id" params={{ id }}>
              {t('page.public')}
            </PageLink>
          )}
        </>
      }
      acts={<ChallengeActs challenge={challenge} />}
    >
      <NextStep challenge={challenge} />
      {challenge.reason && (
        <p className="jb-note">{t('page.reason', { reason: challenge.reason })}</p>
      )}
      {challenge.deadline && STILL_BIDDING.includes(challenge.state) && (
        <div className="jb-managed-deadline">
          <span className="jb-quiet">{t('page.deadline')}</span>
          <Deadline at={challenge.deadline} graceSeconds={challenge.graceSeconds} />
        </div>
      )}
      <Tabs
        label={challenge.title}
        chosen={textOf(search, 'tab') ?? 'text'}
        onChoose={(tab) => change({ tab })}
        tabs={panels.map(({ key, content }) => ({ key, label: t(`tab.${key}`), content }))}
      />
    </Page>
  );
}
