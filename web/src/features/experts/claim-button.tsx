import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { ProblemNote } from '../../ui/problem-note';

/** Says that the reader is this expert. */
export function ClaimButton({ expertId, name }: { expertId: string; name: string }) {
  const { t } = useTranslation('experts');
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const claim = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const params = { path: { id: expertId } };
      await client.PUT('/api/experts/{id}/claim', { params, body: {} });
      await queries.invalidateQueries();
    } catch (error) {
      setProblem(Problem.from(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <Button kind="primary" disabled={busy} onClick={() => void claim()}>
        {t('claim')}
        <span className="jb-hidden"> {name}</span>
      </Button>
    </>
  );
}
