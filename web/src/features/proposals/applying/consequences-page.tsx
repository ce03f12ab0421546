import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../../app/page-link';
import { api, client } from '../../../api/client';
import { Problem } from '../../../api/problem';
import { numberOf, textOf, useAddress, usePathPart } from '../../../app/address';
import { useDraft } from '../../../app/draft';
import { Button } from '../../../ui/button';
import { ConfirmTyped } from '../../../ui/confirm-typed';
import { EmptyState } from '../../../ui/empty-state';
import { Page } from '../../../ui/page';
import { Pager } from '../../../ui/pager';
import { ProblemNote } from '../../../ui/problem-note';
import { ConsequenceTable } from './consequence-table';
import { type Consequences, PROPOSAL_KEY } from '../proposal';
import '../../../ui/fields.css';
import '../../../app/desk.css';
import '../proposals.css';
import '../drafting/challenge-card.css';

const SHOWS = ['all', 'refused', 'warned'] as const;

/** What applying would do at this moment, before it is done. */
export default function ConsequencesPage() {
  const { t } = useTranslation(['proposals', 'terms']);
  const id = usePathPart('id');
  const [search, change] = useAddress();
  const show = SHOWS.find((one) => one === textOf(search, 'show')) ?? 'all';
  const { data, error, refetch } = api.useQuery(
    'get',
    '/api/proposals/{id}/consequences',
    {
      params: {
        path: { id },
        query: { show, page: numberOf(search, 'page', 1), pageSize: 50 },
      },
    },
    // What is read here is what will happen, so nothing old is shown.
    { staleTime: 0, placeholderData: keepPreviousData },
  );
  const back = (
    <PageLink to="/proposals/$id" className="jb-button" params={{ id }}>
      {t('consequences.back')}
    </PageLink>
  );
  return (
    <Page wide title={t('consequences.title')} lead={t('consequences.lead')} acts={back}>
      {error && <ProblemNote problem={Problem.from(error)} onRetry={() => void refetch()} />}
      {data && (
        <>
          <div className="jb-plan-before">
            <Summary consequences={data} />
            <Apply id={id} consequences={data} onChanged={() => void refetch()} />
          </div>
          <div className="jb-desk-choices" role="group" aria-label={t('consequences.show')}>
            {SHOWS.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={show === one}
                onClick={() => change({ show: one === 'all' ? undefined : one, page: undefined })}
              >
                {t(`consequences.shows.${one}`)} <b>{countOf(data, one)}</b>
              </button>
            ))}
          </div>
          {data.items.length === 0 ? (
            <EmptyState title={t('consequences.none')} />
          ) : (
            <ConsequenceTable items={data.items} />
          )}
          <Pager {...data} onPage={(page) => change({ page })} />
        </>
      )}
    </Page>
  );
}

const countOf = (data: Consequences, show: (typeof SHOWS)[number]): number =>
  show === 'all'
    ? data.invitations + data.refused
    : show === 'refused'
      ? data.refused
      : data.warned;

function Summary({ consequences }: { consequences: Consequences }) {
  const { t } = useTranslation('proposals');
  const { invitations, challenges, profiles, refused, warned } = consequences;
  const { withoutAccount, openedSince, closedSince } = consequences;
  return (
    <div className="jb-card">
      <p className="jb-plan-big">{t('consequences.says', { invitations, challenges, profiles })}</p>
      <ul>
        {refused > 0 && (
          <li className="jb-plan-line-bad">{t('consequences.refused', { count: refused })}</li>
        )}
        {warned > 0 && (
          <li className="jb-plan-line-warn">{t('consequences.warned', { count: warned })}</li>
        )}
        {withoutAccount > 0 && <li>{t('consequences.no-account', { count: withoutAccount })}</li>}
        {openedSince > 0 && <li>{t('consequences.opened', { count: openedSince })}</li>}
        {closedSince > 0 && <li>{t('consequences.closed', { count: closedSince })}</li>}
        <li>{t('consequences.once')}</li>
      </ul>
    </div>
  );
}

/** One act, typed; what was read is named by its digest, so that nothing else can happen. */
function Apply(props: { id: string; consequences: Consequences; onChanged: () => void }) {
  const { t } = useTranslation('proposals');
  const { id, consequences, onChanged } = props;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const draft = useDraft<string>(`proposal.message.${id}`);
  const [message, setMessage] = useState(draft.found?.value ?? '');
  const [asking, setAsking] = useState(false);
  const [changed, setChanged] = useState(false);
  const { applicable, invitations, version, digest } = consequences;
  const apply = async () => {
    try {
      await client.PUT('/api/proposals/{id}/application', {
        params: { path: { id } },
        body: { version, digest, message: message.trim() || undefined },
      });
    } catch (error) {
      const { code } = Problem.from(error);
      if (!['consequences-changed', 'stale-edit', 'proposal-refused'].includes(code)) throw error;
      setAsking(false);
      setChanged(true);
      return onChanged();
    }
    draft.clear();
    queries.removeQueries({ queryKey: PROPOSAL_KEY });
    void queries.invalidateQueries();
    return navigate({ href: `/proposals/${id}` });
  };
  return (
    <section className="jb-card jb-plan-apply" aria-labelledby="apply">
      <h2 id="apply">{t('apply.title')}</h2>
      {changed && (
        <p className="jb-desk-note" role="alert">
          {t('apply.changed')}
        </p>
      )}
      <div className="jb-field">
        <label htmlFor="apply-message">{t('apply.message')}</label>
        <textarea
          id="apply-message"
          className="jb-input"
          rows={4}
          maxLength={4000}
          value={message}
          onChange={({ target }) => {
            setMessage(target.value);
            draft.keep(target.value);
          }}
        />
      </div>
      {!applicable && <p className="jb-desk-note">{t('apply.not-now')}</p>}
      <Button kind="primary" disabled={!applicable} onClick={() => setAsking(true)}>
        {t('apply.act', { count: invitations })}
      </Button>
      {asking && (
        <ConfirmTyped
          title={t('apply.confirm')}
          word={t('apply.word', { count: invitations })}
          act={t('apply.act', { count: invitations })}
          consequence={<p>{t('apply.final', { count: invitations })}</p>}
          onConfirm={apply}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
