import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/client';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ProblemNote } from '../../ui/problem-note';
import { useTongue } from '../../ui/tongue';
import { type Challenge, reloadChallenges } from './challenge';

/** The confidentiality terms in full; accepting them is recorded with this version of the text. */
export function TermsDialog(props: { challenge: Challenge; onClose: () => void }) {
  const { t } = useTranslation('challenges');
  const tongue = useTongue();
  const queries = useQueryClient();
  const terms = api.useQuery('get', '/api/challenges/confidentiality-terms');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const accept = async (version: string) => {
    setBusy(true);
    setProblem(null);
    try {
      const path = { id: props.challenge.id };
      await client.PUT('/api/challenges/{id}/terms-acceptance', {
        params: { path },
        body: { version },
      });
      await reloadChallenges(queries);
      props.onClose();
    } catch (error) {
      const failed = Problem.from(error);
      setProblem(failed);
      if (failed.code === 'terms-changed') await terms.refetch();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('terms.title')} onClose={props.onClose}>
      {(problem ?? terms.error) && <ProblemNote problem={problem ?? Problem.from(terms.error)} />}
      {terms.data && (
        <>
          <ol className="jb-terms-text">
            {terms.data[tongue].map((clause) => (
              <li key={clause}>{clause}</li>
            ))}
          </ol>
          <p className="jb-quiet">{t('terms.version', { version: terms.data.version })}</p>
          <div className="jb-acts">
            <Button kind="primary" disabled={busy} onClick={() => void accept(terms.data.version)}>
              {t('terms.accept')}
            </Button>
            <Button onClick={props.onClose}>{t('frame:act.cancel')}</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
