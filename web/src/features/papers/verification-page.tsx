import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { usePathPart } from '../../app/address';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { Verified } from './verified';
import '../../ui/fields.css';
import './paper-code.css';

const LONGEST = 60;

/** Whoever holds a printed notice or minutes types its code and reads what is recorded. */
export default function VerificationPage() {
  const { t } = useTranslation('papers');
  const code = usePathPart('code');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <CodeForm key={code} code={code} />
      {code && <Found code={code} />}
    </Page>
  );
}

function CodeForm({ code }: { code: string }) {
  const { t } = useTranslation('papers');
  const [typed, setTyped] = useState(code);
  const navigate = useNavigate();
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const asked = typed.trim();
    if (asked) void navigate({ to: '/verifications/$code', params: { code: asked } as never });
  };
  return (
    <form className="jb-verification-form jb-no-print" role="search" onSubmit={ask}>
      <label>
        {t('code')}
        <input
          className="jb-input"
          value={typed}
          maxLength={LONGEST}
          autoComplete="off"
          spellCheck={false}
          required
          placeholder="JB-2026-0001-N-0000-0000-0000"
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      <Button type="submit" kind="primary">
        {t('ask')}
      </Button>
    </form>
  );
}

function Found({ code }: { code: string }) {
  const { t } = useTranslation('papers');
  const init = { params: { path: { code } } };
  const { data, error, refetch } = api.useQuery('get', '/api/verifications/{code}', init, {
    retry: false,
  });
  if (data) return <Verified paper={data} />;
  if (!error) return null;
  const problem = Problem.from(error);
  if (problem.code === 'paper-not-found')
    return <EmptyState title={t('none')} why={t('none-why')} />;
  return <ProblemNote problem={problem} onRetry={() => void refetch()} />;
}
