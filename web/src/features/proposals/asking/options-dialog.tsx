import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api/client';
import { Problem } from '../../../api/problem';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { ProblemNote } from '../../../ui/problem-note';
import { type AskedOptions, optionsAsked, optionsBody } from './asked-options';
import { type ProposalDesk } from '../desk';
import { OptionsForm } from './options-form';
import { type ProposalView } from '../proposal';

/** The same draft under other rules; what is pinned and forbidden stays. */
export function OptionsDialog(props: {
  desk: ProposalDesk;
  proposal: ProposalView;
  onClose: () => void;
}) {
  const { t } = useTranslation('proposals');
  const { desk, proposal, onClose } = props;
  const [asked, setAsked] = useState<AskedOptions>(() => optionsAsked(proposal.options));
  const [problem, setProblem] = useState<Problem | null>(null);
  const known = proposal.challenges.items.map(({ challenge: { id, title, number } }) => ({
    ...{ id, name: title, detail: number },
  }));
  const send = async () => {
    setProblem(null);
    const went = await desk.run('options', t('did.options'), async (version) => {
      try {
        await client.PUT('/api/proposals/{id}/options', {
          params: { path: { id: proposal.id } },
          body: { version, ...optionsBody(asked) },
        });
      } catch (error) {
        // What is wrong with a field is said there, with the form still open.
        if (Problem.from(error).code !== 'stale-edit') setProblem(Problem.from(error));
        throw error;
      }
    });
    if (went) onClose();
  };
  return (
    <Dialog title={t('act.options')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {problem && problem.fields.length === 0 && <ProblemNote problem={problem} />}
        <OptionsForm asked={asked} onChange={setAsked} problem={problem} known={known} />
        <div className="jb-acts">
          <Button kind="primary" type="submit" disabled={desk.busy !== null}>
            {t('options.act')}
          </Button>
          <Button onClick={onClose}>{t('frame:act.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
