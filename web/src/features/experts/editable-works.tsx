import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { api, client } from '../../api/client';
import { useMe } from '../../api/me';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import { useUndo } from '../../ui/undo';
import type { OwnWork } from './own-work';
import { WorkForm } from './work-form';
import { WorkName } from './work-name';

/** An expert's works with the ways to add, correct, claim and disown them. */
export function EditableWorks({ expertId }: { expertId: string }) {
  const { t } = useTranslation('experts');
  const me = useMe();
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<OwnWork | 'new' | null>(null);
  const params = { path: { id: expertId } };
  const { data, error } = api.useQuery('get', '/api/experts/{id}/works', {
    params: { ...params, query: { page, pageSize: 20 } },
  });
  const suggested = api.useQuery('get', '/api/experts/{id}/work-suggestions', { params });
  const acts = useWorkActs(expertId);
  return (
    <>
      <p className="jb-acts">
        <Button onClick={() => setOpen('new')}>{t('work.add')}</Button>
        {me?.expertId === expertId && <PageLink to="/profile/import">{t('work.by-file')}</PageLink>}
      </p>
      {error && <ProblemNote problem={Problem.from(error)} />}
      {acts.problem && <ProblemNote problem={acts.problem} />}
      {suggested.data && suggested.data.items.length > 0 && (
        <section className="jb-card">
          <h3>{t('suggested.title')}</h3>
          <p className="jb-quiet">{t('suggested.says')}</p>
          <Table works={suggested.data.items} caption={t('suggested.title')} {...acts} />
        </section>
      )}
      {data && (
        <>
          <Table works={data.items} caption={t('works')} {...acts} onCorrect={setOpen} />
          <Pager {...data} onPage={setPage} />
        </>
      )}
      {open && (
        <WorkForm
          expertId={expertId}
          work={open === 'new' ? undefined : open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

/** A work that is disowned by mistake comes back by undo. */
function useWorkActs(expertId: string) {
  const { t } = useTranslation('experts');
  const queries = useQueryClient();
  const offerUndo = useUndo();
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (act: () => Promise<unknown>) => {
    setProblem(null);
    try {
      await act();
      await queries.invalidateQueries();
    } catch (error) {
      setProblem(Problem.from(error));
    }
  };
  const path = (work: OwnWork) => ({ path: { id: expertId, workId: work.id } });
  const claim = (work: OwnWork) =>
    run(() =>
      client.PUT('/api/experts/{id}/works/{workId}', {
        params: path(work),
        body: { position: work.position },
      }),
    );
  const disown = (work: OwnWork) =>
    run(async () => {
      await client.DELETE('/api/experts/{id}/works/{workId}', { params: path(work) });
      offerUndo(t('work.disowned', { title: work.title }), () => claim(work));
    });
  return { problem, onClaim: claim, onDisown: disown };
}

function Table(props: {
  works: OwnWork[];
  caption: string;
  onClaim: (work: OwnWork) => unknown;
  onDisown: (work: OwnWork) => unknown;
  onCorrect?: (work: OwnWork) => void;
}) {
  const { t } = useTranslation('experts');
  const act = (work: OwnWork, key: OwnWork['actions'][number], on?: (work: OwnWork) => unknown) =>
    on &&
    work.actions.includes(key) && (
      <Button onClick={() => void on(work)}>
        {t(`work.${key}`)}
        <span className="jb-hidden"> {work.title}</span>
      </Button>
    );
  return (
    <DataTable
      caption={props.caption}
      hideCaption
      rows={props.works}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('no-works')} why={t('no-works-why')} />}
      columns={[
        {
          key: 'title',
          title: t('work.title'),
          head: true,
          cell: (work) => <WorkName work={work} />,
        },
        { key: 'year', title: t('work.year'), align: 'end', cell: ({ year }) => year ?? '—' },
        { key: 'as', title: t('work.as'), cell: ({ authorName }) => authorName },
        {
          key: 'acts',
          title: t('work.acts'),
          cell: (work) => (
            <div className="jb-acts">
              {act(work, 'claim', props.onClaim)}
              {act(work, 'correct', props.onCorrect)}
              {act(work, 'disown', props.onDisown)}
            </div>
          ),
        },
      ]}
    />
  );
}
