import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act';
import { api, client } from '../../api/client';
import { PageLink } from '../../app/page-link';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Instant } from '../../ui/instant';
import { ProblemNote } from '../../ui/problem-note';
import { useTongue } from '../../ui/tongue';
import { Deactivation } from './deactivation';
import { type HeldRole, nameIn } from './organisation';
import { RoleName } from './role-name';

/** One person: who it is, in which roles, and what the reader may change in that. */
export function PersonDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('organisations');
  const tongue = useTongue();
  const { data, error } = api.useQuery('get', '/api/people/{personId}', {
    params: { path: { personId: id } },
  });
  return (
    <Dialog title={data ? nameIn(tongue, data) : t('people.one')} onClose={onClose}>
      {error && <ProblemNote problem={Problem.from(error)} />}
      {data && (
        <>
          <p>
            {data.email}
            {data.expertId && (
              <>
                {data.email && ' · '}
                <PageLink to="/experts/$id" params={{ id: data.expertId }} onClick={onClose}>
                  {t('people.profile')}
                </PageLink>
              </>
            )}
          </p>
          <h3>{t('people.roles')}</h3>
          {data.roles.length === 0 && <p className="jb-quiet">{t('people.no-roles')}</p>}
          <ul className="jb-plain-list jb-person-roles">
            {data.roles.map((role) => (
              <Role key={role.id} role={role} />
            ))}
          </ul>
          <Deactivation person={data} />
        </>
      )}
    </Dialog>
  );
}

/** Ending a role asks once more, and says what follows. */
function Role({ role }: { role: HeldRole }) {
  const { t } = useTranslation('organisations');
  const { run, busy, problem } = useAct();
  const [ending, setEnding] = useState(false);
  const params = { path: { membershipId: role.id } };
  const stewardship = '/api/memberships/{membershipId}/stewardship';
  return (
    <li>
      <div>
        <strong>
          <RoleName role={role} />
        </strong>
        {role.steward && <span className="jb-tag">{t('people.steward')}</span>}
        <p className="jb-quiet">
          {t('people.since')} <Instant at={role.since} only="day" />
        </p>
      </div>
      {problem && <ProblemNote problem={problem} />}
      <div className="jb-acts">
        {role.actions.includes('make-steward') && (
          <Button
            disabled={busy}
            onClick={() => void run(() => client.PUT(stewardship, { params }))}
          >
            {t('people.make-steward')}
          </Button>
        )}
        {role.actions.includes('end-stewardship') && (
          <Button
            disabled={busy}
            onClick={() => void run(() => client.DELETE(stewardship, { params }))}
          >
            {t('people.end-stewardship')}
          </Button>
        )}
        {role.actions.includes('end') && !ending && (
          <Button onClick={() => setEnding(true)}>{t('people.end')}</Button>
        )}
      </div>
      {ending && (
        <div className="jb-note">
          <p>{t('people.end-consequence')}</p>
          <div className="jb-acts">
            <Button
              kind="danger"
              disabled={busy}
              onClick={() =>
                void run(() => client.DELETE('/api/memberships/{membershipId}', { params }))
              }
            >
              {t('people.end-confirm')}
            </Button>
            <Button onClick={() => setEnding(false)}>{t('frame:act.cancel')}</Button>
          </div>
        </div>
      )}
    </li>
  );
}
