import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/client';
import { Problem } from '../../api/problem';
import { useNames } from '../../ui/party-name';
import { ProblemNote } from '../../ui/problem-note';

/** Accounts to try; the API names some in the demo world alone. */
export function DemoAccounts({ onDone }: { onDone: () => unknown }) {
  const { t } = useTranslation(['account', 'terms']);
  const names = useNames();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { data } = api.useQuery('get', '/api/demo/sign-ins');
  if (!data?.password) return null;
  const { password, items } = data;
  const signIn = async (email: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await client.POST('/api/sessions', { body: { email, password } });
      await onDone();
    } catch (error) {
      setProblem(Problem.from(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="jb-card jb-account-card jb-account-demo" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t('demo.title')}</h2>
      <p className="jb-quiet">{t('demo.lead', { password })}</p>
      {problem && <ProblemNote problem={problem} />}
      <ul>
        {items.map(({ email, role, organisationName, organisationNameEn, ...person }) => (
          <li key={email}>
            <button type="button" disabled={busy} onClick={() => void signIn(email)}>
              <b>{t(`terms:role.${role}`)}</b> {names(person)}
              <span className="jb-quiet">
                {names({ name: organisationName, nameEn: organisationNameEn })} · {email}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="jb-quiet">{t('demo.other')}</p>
    </section>
  );
}
