import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act';
import { numberOf, usePathPart, useAddress } from '../../app/address';
import { PageLink } from '../../app/page-link';
import { api, client } from '../../api/client';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import '../../ui/state-tag.css';
import { useTongue } from '../../ui/tongue';
import { EditOrganisation } from './edit-organisation';
import { InviteDialog } from './invite-dialog';
import { OpenInvitations } from './open-invitations';
import { nameIn, type WholeOrganisation } from './organisation';
import { OrganisationFacts } from './organisation-facts';
import './organisations.css';
import { PeopleList } from './people-list';

/** One organisation: what it is, what it belongs to, and who acts for it. */
export default function OrganisationPage() {
  const { t } = useTranslation(['organisations', 'terms']);
  const tongue = useTongue();
  const id = usePathPart('id');
  const { data, error } = api.useQuery('get', '/api/organisations/{id}', {
    params: { path: { id } },
  });
  const [search, change] = useAddress();
  if (error || !data)
    return (
      <Page title={t('one')}>
        {error ? <ProblemNote problem={Problem.from(error)} /> : <p>{t('frame:loading')}</p>}
      </Page>
    );
  return (
    <Page
      title={nameIn(tongue, data)}
      lead={<Lead organisation={data} />}
      acts={<Acts organisation={data} />}
    >
      <OrganisationFacts organisation={data} />
      {data.actions.includes('see-people') && (
        <section aria-labelledby="people-of-it">
          <h2 id="people-of-it">{t('people.here')}</h2>
          <PeopleList
            query={{ organisationId: id, page: numberOf(search, 'page', 1) }}
            onPage={(page) => change({ page })}
            within={id}
          />
        </section>
      )}
      {data.actions.includes('invite') && <OpenInvitations organisationId={id} />}
    </Page>
  );
}

function Lead({ organisation }: { organisation: WholeOrganisation }) {
  const { t } = useTranslation(['organisations', 'terms']);
  const { kind, tier, region, verified } = organisation;
  const words = [t(`terms:organisation-kind.${kind}`), tier && t(`tiers.${tier}`), region];
  return (
    <>
      {words.filter(Boolean).join(' · ')}{' '}
      <span className="jb-state" data-tone={verified ? 'good' : 'warn'}>
        {verified ? t('verified') : t('unverified')}
      </span>
    </>
  );
}

/** What the reader may do with the whole of it. */
function Acts({ organisation }: { organisation: WholeOrganisation }) {
  const { t } = useTranslation('organisations');
  const tongue = useTongue();
  const { run, busy, problem } = useAct();
  const [open, setOpen] = useState<'edit' | 'invite' | null>(null);
  const { id, kind, actions } = organisation;
  const close = () => setOpen(null);
  const verify = () =>
    run(() => client.PUT('/api/organisations/{id}/verification', { params: { path: { id } } }));
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      {actions.includes('verify') && (
        <Button kind="primary" disabled={busy} onClick={() => void verify()}>
          {t('verify')}
        </Button>
      )}
      {actions.includes('edit') && (
        <Button onClick={() => setOpen('edit')}>{t('frame:act.edit')}</Button>
      )}
      {actions.includes('invite') && (
        <Button onClick={() => setOpen('invite')}>{t('invite.act')}</Button>
      )}
      {(kind === 'university' || kind === 'institute') && (
        <PageLink to="/experts" search={{ organisation: id }}>
          {t('experts')}
        </PageLink>
      )}
      {open === 'edit' && <EditOrganisation organisation={organisation} onClose={close} />}
      {open === 'invite' && (
        <InviteDialog
          organisationId={id}
          name={nameIn(tongue, organisation)}
          roles={organisation.roles}
          onClose={close}
        />
      )}
    </>
  );
}
