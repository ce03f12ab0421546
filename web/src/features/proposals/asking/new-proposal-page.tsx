import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api/client';
import { Problem } from '../../../api/problem';
import { listOf, useAddress } from '../../../app/address';
import { useDraft } from '../../../app/draft';
import { Button } from '../../../ui/button';
import { Page } from '../../../ui/page';
import { ProblemNote } from '../../../ui/problem-note';
import { type AskedOptions, FIRST_OPTIONS, optionsBody } from './asked-options';
import { OptionsForm } from './options-form';
import '../../../ui/fields.css';
import '../../../app/desk.css';
import '../proposals.css';

/** Asks for a proposal; a worker computes it while this page already shows how far it is. */
export default function NewProposalPage() {
  const { t } = useTranslation('proposals');
  const navigate = useNavigate();
  const [search] = useAddress();
  const linked = listOf(search, 'challenge');
  const draft = useDraft<AskedOptions>('proposal.new');
  const [asked, setAsked] = useState<AskedOptions>({
    ...(draft.found?.value ?? FIRST_OPTIONS),
    ...(linked.length > 0 ? { scope: 'some' as const, challengeIds: linked } : {}),
  });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = (next: AskedOptions) => {
    setAsked(next);
    draft.keep(next);
  };
  const send = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { data } = await client.POST('/api/proposals', {
        body: { title: asked.title.trim() || undefined, ...optionsBody(asked) },
      });
      draft.clear();
      if (data) await navigate({ href: `/proposals/${data.id}` });
    } catch (error) {
      setProblem(Problem.from(error));
      setBusy(false);
    }
  };
  return (
    <Page title={t('new.title')} lead={t('new.lead')}>
      <form
        className="jb-card"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void send();
        }}
      >
        {problem && problem.fields.length === 0 && <ProblemNote problem={problem} />}
        <div className="jb-field">
          <label htmlFor="proposal-title">{t('new.name')}</label>
          <input
            id="proposal-title"
            className="jb-input"
            maxLength={200}
            value={asked.title}
            placeholder={t('new.name-empty')}
            onChange={({ target }) => change({ ...asked, title: target.value })}
          />
        </div>
        <OptionsForm asked={asked} onChange={change} problem={problem} />
        <div className="jb-acts">
          <Button kind="primary" type="submit" disabled={busy}>
            {t('new.act')}
          </Button>
        </div>
        <p className="jb-quiet">{t('new.draft')}</p>
      </form>
    </Page>
  );
}
