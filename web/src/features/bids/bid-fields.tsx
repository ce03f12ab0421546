import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { PartnersPicker } from '../../app/partners-picker';
import { client } from '../../api/client';
import type { components } from '../../api/schema';
import { IpTermsFields } from '../../ui/forms/ip-terms-fields';
import { LongText } from '../../ui/forms/long-text';
import { MoneyInput } from '../../ui/forms/money-input';
import { Picker } from '../../ui/forms/picker';
import { Money } from '../../ui/money';
import { IndicatorResponses } from './indicator-responses';
import { MembersEditor } from './members-editor';
import { PlannedMilestones } from './planned-milestones';
import { UseTeam } from './use-team';

type Challenge = components['schemas']['ChallengeAnswer'];

/** The parts of a bid in the order in which a panel reads them. */
export function BidFields(props: {
  challenge: Challenge;
  maxPartners: number;
  /** Something was filled in without being typed. */
  onFilled: () => void;
}) {
  const { t } = useTranslation('bids');
  const { challenge, maxPartners } = props;
  return (
    <>
      <h2>{t('part.members')}</h2>
      <UseTeam onTaken={props.onFilled} />
      <MembersEditor />
      <Form.Item
        name="partners"
        label={t('field.partners')}
        extra={t('hint.partners', { count: maxPartners })}
      >
        <PartnersPicker max={maxPartners} />
      </Form.Item>
      <h2>{t('part.route')}</h2>
      <Long name="route" rows={8} />
      <h2>{t('part.indicators')}</h2>
      {challenge.tier === 'teaser' && <p className="jb-quiet">{t('response.closed')}</p>}
      <IndicatorResponses indicators={challenge.indicators ?? []} />
      <h2>{t('part.milestones')}</h2>
      {challenge.durationMonths && (
        <p className="jb-quiet">{t('hint.duration', { count: challenge.durationMonths })}</p>
      )}
      <PlannedMilestones />
      <h2>{t('part.price')}</h2>
      <p className="jb-quiet">
        {t('hint.budget')}{' '}
        <Money min={challenge.budgetMin} max={challenge.budgetMax} currency={challenge.currency} />
      </p>
      <Form.Item name="price" label={t('field.price')} extra={t('hint.price')}>
        <MoneyInput currency={challenge.currency} />
      </Form.Item>
      <h2>{t('part.risks')}</h2>
      <Long name="risks" rows={4} />
      <h2>{t('part.ip')}</h2>
      {challenge.ipWish && (
        <p className="jb-note">{t('hint.ip-wish', { wish: challenge.ipWish })}</p>
      )}
      <Long name="ipProposal" rows={4} />
      <IpTermsFields open={{ placeholder: t('hint.to-agree') }} />
      <h2>{t('part.works')}</h2>
      <Form.Item name="works" label={t('field.works')} extra={t('hint.works')}>
        <Picker multiple max={20} find={findWorks} />
      </Form.Item>
      <h2>{t('part.conflicts')}</h2>
      <Long name="conflicts" rows={3} />
    </>
  );
}

function Long({ name, rows }: { name: string; rows: number }) {
  const { t } = useTranslation('bids');
  return (
    <Form.Item name={name} label={t(`field.${name}`)} extra={t(`hint.${name}`)}>
      <LongText rows={rows} maxLength={20000} />
    </Form.Item>
  );
}

/** The API says which works may be named; whose are not the bidder's it refuses at the field. */
async function findWorks(text: string) {
  const query = { q: text || undefined, pageSize: 20 };
  const { data } = await client.GET('/api/works', { params: { query } });
  return (data?.items ?? []).map(({ id, title, year }) => ({
    id,
    name: title,
    detail: year === null ? null : String(year),
  }));
}
