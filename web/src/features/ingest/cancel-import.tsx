import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { ProblemNote } from '../../ui/problem-note';
import { type Import } from '../../app/uploads/uploads';

/** Asks the worker to stop; it does so after the batch it is at. */
export function CancelImport({ job }: { job: Import }) {
  const { t } = useTranslation('ingest');
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const cancel = async () => {
    setProblem(null);
    try {
      await client.PUT('/api/imports/{id}/cancellation', { params: { path: { id: job.id } } });
      await queries.invalidateQueries({ queryKey: ['get', '/api/imports'] });
      await queries.invalidateQueries({ queryKey: ['job', `/api/imports/${job.id}`] });
    } catch (error) {
      setProblem(Problem.from(error));
    }
  };
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <Button disabled={job.cancelRequested} onClick={() => void cancel()}>
        {job.cancelRequested ? t('act.cancelling') : t('act.cancel')}
        <span className="jb-hidden"> {job.fileName}</span>
      </Button>
    </>
  );
}
