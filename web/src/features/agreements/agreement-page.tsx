import { useTranslation } from 'react-i18next';
import { textOf, useAddress, usePathPart } from '../../app/address';
import { ChallengeStory } from '../../app/challenge-story';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { StateTag } from '../../ui/state-tag';
import { AgreementActs } from './agreement-acts';
import { AgreementEditor } from './agreement-editor';
import { AgreementText } from './agreement-text';

/** One agreement: read, changed while it is a draft, signed by both sides, registered. */
export default function AgreementPage() {
  const { t } = useTranslation('agreements');
  const id = usePathPart('id');
  const [search, change] = useAddress();
  const { data, error } = api.useQuery('get', '/api/agreements/{id}', { params: { path: { id } } });
  if (error)
    return (
      <Page title={t('agreement')}>
        <ProblemNote problem={Problem.from(error)} />
      </Page>
    );
  if (!data) return <Page title={t('agreement')}>{t('frame:loading')}</Page>;
  const editing = textOf(search, 'edit') !== undefined && data.actions.includes('edit');
  return (
    <Page
      title={data.title}
      lead={
        <>
          <StateTag kind="agreement" state={data.state} /> {data.challenge.number}{' '}
          {data.challenge.title}
        </>
      }
      acts={
        !editing && (
          <>
            {data.actions.includes('edit') && (
              <Button onClick={() => change({ edit: 1 }, { push: true })}>{t('act.edit')}</Button>
            )}
            <AgreementActs agreement={data} />
            <Button onClick={() => window.print()}>{t('act.print')}</Button>
          </>
        )
      }
    >
      {editing ? (
        <AgreementEditor
          key={`${data.id}`}
          agreement={data}
          onDone={() => change({ edit: undefined })}
        />
      ) : (
        <>
          <AgreementText agreement={data} />
          <Story challengeId={data.challenge.id} />
        </>
      )}
    </Page>
  );
}

/** For those who may read all of the challenge; a taker knows his part of it from the agreement. */
function Story({ challengeId }: { challengeId: string }) {
  const { t } = useTranslation('agreements');
  const init = { params: { path: { id: challengeId } } };
  const { data } = api.useQuery('get', '/api/challenges/{id}', init);
  if (data?.tier !== 'full') return null;
  return (
    <section className="jb-no-print">
      <h2>{t('story')}</h2>
      <ChallengeStory challengeId={challengeId} />
    </section>
  );
}
