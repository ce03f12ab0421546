import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { api } from '../../api/client';
import { EmptyState } from '../../ui/empty-state';
import { Money } from '../../ui/money';
import { StateTag } from '../../ui/state-tag';
import { PartyName } from '../../ui/party-name';

/** The agreements that came of this challenge, each with a page of its own. */
export function AgreementsPanel({ challengeId }: { challengeId: string }) {
  const { t } = useTranslation('authoring');
  const { data } = api.useQuery('get', '/api/agreements', { params: { query: { challengeId } } });
  if (!data) return <p role="status">{t('frame:loading')}</p>;
  if (data.total === 0) return <EmptyState title={t('agreement.none')} why={t('agreement.why')} />;
  return data.items.map((agreement) => (
    <article key={agreement.id} className="jb-card">
      <h3>
        <PageLink to="/agreements/$id" params={{ id: agreement.id }}>
          {agreement.title}
        </PageLink>
      </h3>
      <p>
        <StateTag kind="agreement" state={agreement.state} /> <PartyName party={agreement.taker} />{' '}
        · <Money amount={agreement.price} currency={agreement.currency} />
      </p>
    </article>
  ));
}
