import { useTranslation } from 'react-i18next';
import { usePathPart } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { StateTag } from '../../ui/state-tag';
import { AwardNote } from './award-note';
import { ChallengeDetail } from './challenge-detail';
import { StorySection } from './story-section';
import { ChallengeTerms } from './challenge-terms';
import { CopyLink } from './copy-link';
import { IssuerName } from './issuer-name';
import { Questions } from './questions';
import { SimilarChallenges } from './similar-challenges';
import { TakeIt } from './take-it';
import type { Challenge } from './challenge';
import './challenge-page.css';

/** One challenge as far as the reader may see it, and what he can do about it. */
export default function ChallengePage() {
  const { t } = useTranslation(['challenges', 'terms']);
  const id = usePathPart('id');
  const challenge = api.useQuery('get', '/api/challenges/{id}', { params: { path: { id } } });
  if (challenge.data) return <WholeChallenge key={id} challenge={challenge.data} />;
  return (
    <Page title={t(challenge.error ? 'page.missing' : 'page.title')}>
      {challenge.error ? (
        <ProblemNote
          problem={Problem.from(challenge.error)}
          onRetry={() => void challenge.refetch()}
        />
      ) : (
        <p className="jb-loading" role="status">
          {t('frame:loading')}
        </p>
      )}
    </Page>
  );
}

function WholeChallenge({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  return (
    <Page
      title={challenge.title}
      lead={<Lead challenge={challenge} />}
      acts={
        <>
          <CopyLink />
          <Button onClick={() => window.print()}>{t('page.print')}</Button>
        </>
      }
    >
      <div className="jb-challenge">
        <aside className="jb-challenge-side" aria-label={t('page.terms')}>
          <ChallengeTerms challenge={challenge} />
          <TakeIt challenge={challenge} />
        </aside>
        <div className="jb-challenge-body">
          <AwardNote challenge={challenge} />
          <ChallengeDetail challenge={challenge} />
          {challenge.listedAt && <Questions challenge={challenge} />}
          <StorySection challenge={challenge} />
          {challenge.listedAt && <SimilarChallenges challenge={challenge} />}
        </div>
      </div>
    </Page>
  );
}

function Lead({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  return (
    <span className="jb-challenge-lead">
      <StateTag kind="challenge" state={challenge.state} />
      <span className="jb-number">{challenge.number ?? t('page.no-number')}</span>
      <IssuerName issuer={challenge.organisation} />
      {challenge.round > 1 && <span className="jb-tag">{t('line.relisted')}</span>}
    </span>
  );
}
