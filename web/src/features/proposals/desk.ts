import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/client';
import { Problem } from '../../api/problem';
import { sayProblem } from '../../api/say-problem';
import { numberOf, textOf, useAddress } from '../../app/address';
import { useUndo } from '../../ui/undo';
import { type Edit, PROPOSAL_KEY, type ProposalView } from './proposal';

export const SHOWS = ['all', 'proposed', 'unserved', 'marked'] as const;
export const ORDERS = ['worst', 'deadline', 'title'] as const;

/** While it is being calculated it is looked at so often; then others' edits are waited for. */
const COMPUTING_MS = 1_000;
const REFRESH_MS = 15_000;

/** A change that came too late: somebody else's was first. */
export interface Late {
  /** Does it again upon what there is now. */
  again: () => Promise<void>;
  /** What was meant, in words. */
  said: string;
}

export type ProposalDesk = ReturnType<typeof useProposalDesk>;

/** A proposal with the page of its challenges that the address asks for, and what changes it. */
export function useProposalDesk(id: string) {
  const { t } = useTranslation(['proposals', 'problems']);
  const queries = useQueryClient();
  const tell = useUndo();
  const [search, change] = useAddress();
  const [busy, setBusy] = useState<string | null>(null);
  const [late, setLate] = useState<Late | null>(null);
  const query = {
    show: SHOWS.find((one) => one === textOf(search, 'show')) ?? 'all',
    order: ORDERS.find((one) => one === textOf(search, 'order')) ?? 'worst',
    q: textOf(search, 'q'),
    page: numberOf(search, 'page', 1),
  };
  const asked = api.useQuery(
    'get',
    '/api/proposals/{id}',
    { params: { path: { id }, query } },
    {
      placeholderData: keepPreviousData,
      refetchInterval: ({ state: { data } }) =>
        data?.state === 'computing' ? COMPUTING_MS : REFRESH_MS,
    },
  );
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: PROPOSAL_KEY });
    void queries.invalidateQueries({ queryKey: ['get', '/api/proposals/{id}/loads'] });
    void queries.invalidateQueries({ queryKey: ['get', '/api/proposals/{id}/consequences'] });
  };

  /**
   * Runs a change upon the version that is shown. When somebody else was first, both are told and
   * the reader decides; other refusals are said. Whether it went well.
   */
  const run = async (
    key: string,
    said: string,
    act: (version: number) => Promise<unknown>,
  ): Promise<boolean> => {
    setBusy(key);
    try {
      await act(versionOf(queries, id));
      await refresh();
      return true;
    } catch (error) {
      const problem = Problem.from(error);
      await refresh();
      if (problem.code === 'stale-edit')
        setLate({ said, again: async () => (setLate(null), void (await run(key, said, act))) });
      else tell(t('not-done', { what: said, why: sayProblem(t, problem) }));
      return false;
    } finally {
      setBusy(null);
    }
  };

  const path = { id };
  const undo = () =>
    run('undo', t('did.undo'), (version) =>
      client.POST('/api/proposals/{id}/undo', { params: { path }, body: { version } }),
    );
  return {
    ...{ id, query, change, busy, late, refresh, run, undo },
    forgetLate: () => setLate(null),
    proposal: asked.data,
    error: asked.error,
    retry: () => void asked.refetch(),
    edit: async (said: string, edits: Edit[]): Promise<void> => {
      const key = `${edits[0]?.needId} ${edits[0]?.profileId}`;
      const went = await run(key, said, (version) =>
        client.POST('/api/proposals/{id}/edits', { params: { path }, body: { version, edits } }),
      );
      if (went) tell(said, undo);
    },
    recompute: () =>
      run('recompute', t('did.recompute'), (version) =>
        client.PUT('/api/proposals/{id}/calculation', { params: { path }, body: { version } }),
      ),
    relax: (keys?: string[]) =>
      run('relax', t('did.relax'), (version) =>
        client.PUT('/api/proposals/{id}/relaxation', {
          params: { path },
          body: { version, keys },
        }),
      ),
    abandon: () =>
      run('abandon', t('did.abandon'), (version) =>
        client.PUT('/api/proposals/{id}/abandonment', { params: { path }, body: { version } }),
      ),
  };
}

/** The newest version that any page of it has shown. */
function versionOf(queries: ReturnType<typeof useQueryClient>, id: string): number {
  const views = queries
    .getQueriesData<ProposalView>({ queryKey: PROPOSAL_KEY })
    .map(([, view]) => view);
  return Math.max(1, ...views.map((view) => (view?.id === id ? view.version : 1)));
}
