import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { useTongue } from '../../../ui/tongue';
import { type ProposalDesk } from '../desk';
import { type ProposalView } from '../proposal';
import { PartyName } from '../../../ui/party-name';

type Party = { id: string; name: string; nameEn: string | null };

/** Why there is no plan, and the smallest set of steps with which there is one. */
export function Diagnosis({ desk, proposal }: { desk: ProposalDesk; proposal: ProposalView }) {
  const { t } = useTranslation('proposals');
  const tongue = useTongue();
  const { obstacle, actions } = proposal;
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  if (!obstacle) return null;
  const taken = obstacle.steps.filter(({ key }) => !off.has(key));
  const all = off.size === 0;
  const toggle = (key: string) =>
    setOff((held) => {
      const next = new Set(held);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  return (
    <section className="jb-card jb-plan-diagnosis" aria-labelledby="diagnosis">
      <h2 id="diagnosis">{t('diagnosis.title')}</h2>
      <p>{t('diagnosis.says')}</p>
      <ul className="jb-plan-steps">
        {obstacle.steps.map(({ key, words }) => (
          <li key={key}>
            <label className="jb-desk-check">
              <input type="checkbox" checked={!off.has(key)} onChange={() => toggle(key)} />
              {words[tongue]}
            </label>
          </li>
        ))}
      </ul>
      {obstacle.stepCount > obstacle.steps.length && (
        <p>{t('diagnosis.more', { count: obstacle.stepCount - obstacle.steps.length })}</p>
      )}
      {!all && <p className="jb-quiet">{t('diagnosis.partly')}</p>}
      {actions.includes('relax') && (
        <div className="jb-acts">
          <Button
            kind="primary"
            disabled={desk.busy !== null || taken.length === 0}
            onClick={() => void desk.relax(all ? undefined : taken.map(({ key }) => key))}
          >
            {t(all ? 'diagnosis.take-all' : 'diagnosis.take', { count: taken.length })}
          </Button>
        </div>
      )}
      {obstacle.challenges.length > 0 && (
        <details>
          <summary>{t('diagnosis.involved')}</summary>
          <div className="jb-plan-involved">
            <Names title={t('diagnosis.challenges')} names={obstacle.challenges} />
            <Names title={t('diagnosis.profiles')} names={obstacle.profiles} />
          </div>
        </details>
      )}
    </section>
  );
}

function Names(props: { title: string; names: Party[] }) {
  if (props.names.length === 0) return null;
  return (
    <div>
      <h3>{props.title}</h3>
      <ul>
        {props.names.map((party) => (
          <li key={party.id}>
            <PartyName party={party} />
          </li>
        ))}
      </ul>
    </div>
  );
}
