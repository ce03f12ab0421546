import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { usePathPart } from '../../app/address';
import { ChallengeStory } from '../../app/challenge-story';
import { api } from '../../api/client';
import { Page } from '../../ui/page';

/** The whole story of one challenge, with the way to the events it is told from. */
export default function StoryPage() {
  const { t } = useTranslation('audit');
  const id = usePathPart('id');
  const { data } = api.useQuery('get', '/api/challenges/{id}', { params: { path: { id } } });
  return (
    <Page
      title={data?.title ?? t('story.title')}
      lead={t('story.lead')}
      acts={
        <PageLink to="/audit/events" search={{ stream: `challenge:${id}` }}>
          {t('story.events')}
        </PageLink>
      }
    >
      <ChallengeStory challengeId={id} />
    </Page>
  );
}
