import { Form, type FormInstance } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { PageLink } from '../../app/page-link';
import type { components } from '../../api/schema';
import { Button } from '../../ui/button';
import '../../ui/fields.css';
import { type BidBody } from './bid-content';

type JointTeam = components['schemas']['JointTeamAnswer'];

/** Takes members, parts and partners from a team that one leads; what stands there stays. */
export function UseTeam({ onTaken }: { onTaken: () => void }) {
  const { t } = useTranslation('bids');
  const form = Form.useFormInstance<BidBody>();
  const field = useId();
  const [chosen, setChosen] = useState('');
  const [taken, setTaken] = useState<string | null>(null);
  const query = { pageSize: 100 };
  const { data } = api.useQuery('get', '/api/joint-teams', { params: { query } });
  const teams = (data?.items ?? []).filter(({ leads, state }) => leads && state === 'forming');
  const team = teams.find(({ id }) => id === chosen);
  const take = () => {
    if (!team) return;
    takeTeam(form, team);
    setTaken(team.name);
    onTaken();
  };
  if (!data) return null;
  if (teams.length === 0)
    return (
      <p className="jb-quiet">
        {t('team.none')} <PageLink to="/teams">{t('team.form')}</PageLink>
      </p>
    );
  return (
    <div className="jb-field">
      <label htmlFor={field}>{t('team.use')}</label>
      <div className="jb-bid-team">
        <select
          id={field}
          className="jb-input"
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
        >
          <option value="">{t('team.choose')}</option>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <Button disabled={!team} onClick={take}>
          {t('team.take')}
        </Button>
      </div>
      <p className="jb-quiet" role="status">
        {taken && t('team.taken', { name: taken })}
      </p>
    </div>
  );
}

/** Adds whoever is not named yet; a row that nobody has begun makes room. */
function takeTeam(form: FormInstance<BidBody>, team: JointTeam): void {
  const before: BidBody = form.getFieldsValue(true);
  const begun = (before.members ?? []).filter((one) => one && Object.values(one).some(Boolean));
  const known = new Set(begun.flatMap(({ expertId, name }) => [expertId, name]));
  const added = team.members
    .filter(({ state, expertId, name }) => state === 'accepted' && !known.has(expertId ?? name))
    .filter(({ name }) => !known.has(name))
    .map(({ expertId, name, role, months }) => ({
      expertId,
      name,
      role,
      months: months ?? undefined,
    }));
  const partners = new Set([...(before.partners ?? []), ...team.partners.map(({ id }) => id)]);
  form.setFieldsValue({ members: [...begun, ...added], partners: [...partners] });
}
