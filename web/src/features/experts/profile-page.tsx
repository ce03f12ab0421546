import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { textOf, useAddress } from '../../app/address';
import { api } from '../../api/client';
import { type Me, ME_KEY, useMe } from '../../api/me';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { Tabs } from '../../ui/tabs';
import { ClaimButton } from './claim-button';
import { EditableWorks } from './editable-works';
import { EngineView } from './engine-view';
import { ExpertFacts } from './expert-facts';
import { ExpertForm } from './expert-form';
import './experts.css';

/** A professor's own profile: what is in it, the works, and what the matching makes of them. */
export default function ProfilePage() {
  const { t } = useTranslation(['profile', 'experts']);
  const me = useMe();
  if (!me) return <Page title={t('title')}>{null}</Page>;
  if (me.expertId) return <Own id={me.expertId} />;
  return (
    <Page title={t('title')} lead={t('lead')}>
      {me.acts.includes('expert.write') ? (
        <Begin me={me} />
      ) : (
        <EmptyState title={t('not-yours')} why={t('not-yours-why')} />
      )}
    </Page>
  );
}

function Own({ id }: { id: string }) {
  const { t } = useTranslation(['profile', 'experts']);
  const [search, change] = useAddress();
  const { data, error } = api.useQuery('get', '/api/experts/{id}', { params: { path: { id } } });
  const [saved, setSaved] = useState(false);
  const [editing, setEditing] = useState(false);
  if (error || !data)
    return (
      <Page title={t('title')}>
        {error ? <ProblemNote problem={Problem.from(error)} /> : <p>{t('frame:loading')}</p>}
      </Page>
    );
  const goTo = (tab: string) => change({ tab: tab === 'about' ? undefined : tab });
  const about = editing ? (
    <ExpertForm
      expert={data}
      onDone={() => {
        setEditing(false);
        setSaved(true);
      }}
      onClose={() => setEditing(false)}
    />
  ) : (
    <>
      {saved && <p role="status">{t('saved')}</p>}
      <ExpertFacts expert={data} />
      {data.actions.includes('edit') && (
        <Button kind="primary" onClick={() => setEditing(true)}>
          {t('frame:act.edit')}
        </Button>
      )}
    </>
  );
  const correct = () => {
    goTo('about');
    setEditing(true);
  };
  return (
    <Page title={t('title')} lead={`${data.name} · ${data.organisationName}`}>
      <Tabs
        label={t('title')}
        chosen={textOf(search, 'tab') ?? 'about'}
        onChoose={goTo}
        tabs={[
          { key: 'about', label: t('tab.about'), content: about },
          { key: 'works', label: t('tab.works'), content: <EditableWorks expertId={id} /> },
          {
            key: 'engine',
            label: t('tab.engine'),
            content: <EngineView expert={data} onCorrect={correct} />,
          },
        ]}
      />
    </Page>
  );
}

/** Nobody's profile that may be the reader's is offered first; else a new one is begun. */
function Begin({ me }: { me: Me }) {
  const { t } = useTranslation(['profile', 'experts']);
  const queries = useQueryClient();
  const { data, error } = api.useQuery('get', '/api/experts/claimable');
  const [fresh, setFresh] = useState(false);
  if (error) return <ProblemNote problem={Problem.from(error)} />;
  if (!data) return <p>{t('frame:loading')}</p>;
  if (fresh || data.items.length === 0)
    return (
      <>
        <p>{t('begin')}</p>
        <ExpertForm
          first={{ name: me.name, nameEn: me.nameEn ?? '', email: me.email ?? '' }}
          onDone={() => queries.invalidateQueries({ queryKey: ME_KEY })}
        />
      </>
    );
  return (
    <>
      <h2>{t('claim.title')}</h2>
      <p>{t('claim.says')}</p>
      {data.items.map((expert) => (
        <div key={expert.id} className="jb-card">
          <h3>{expert.name}</h3>
          <p>
            {[expert.organisationName, expert.department, expert.title].filter(Boolean).join(' · ')}
          </p>
          <p className="jb-quiet">
            {expert.keywords.slice(0, 8).join(' · ')}{' '}
            {t('claim.works', { count: expert.workCount })}
          </p>
          <ClaimButton expertId={expert.id} name={expert.name} />
        </div>
      ))}
      <Button onClick={() => setFresh(true)}>{t('claim.none')}</Button>
    </>
  );
}
