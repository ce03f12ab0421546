import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import { Instant } from '../../ui/instant';
import type { Challenge } from './challenge';
import { useNameOf } from './issuer-name';
import { Section } from './prose';

type Taker = components['schemas']['TakerAnswer'];

/** The award, if there is one to ask for: before the opening nothing that tells of bids is asked. */
export const useAward = (challenge: Challenge) =>
  api.useQuery(
    'get',
    '/api/challenges/{id}/award',
    { params: { path: { id: challenge.id } } },
    { enabled: challenge.listedAt !== null && !challenge.open },
  );

/** Who takes the challenge, once that is decided; several in a race. */
export function AwardNote({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  const { data } = useAward(challenge);
  if (!data?.items.length) return null;
  return (
    <div className="jb-award">
      <Section title={t('award.title')}>
        <ul>
          {data.items.map((taker) => (
            <OneTaker key={taker.id} taker={taker} />
          ))}
        </ul>
        <Link to={`/challenges/${challenge.id}/award-notice`}>{t('award.notice')}</Link>
      </Section>
    </div>
  );
}

function OneTaker({ taker }: { taker: Taker }) {
  const { t } = useTranslation('challenges');
  const lead = useNameOf(taker.taker);
  return (
    <li>
      <strong>{lead}</strong>
      {taker.partners.length > 0 && (
        <span>
          {t('award.with')}
          {taker.partners.map(({ name }) => name).join(t('detail.between'))}
        </span>
      )}
      <span className="jb-quiet">
        <Instant at={taker.awardedAt} only="day" />
      </span>
    </li>
  );
}
