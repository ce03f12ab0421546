import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api/client';
import { type Problem } from '../../../api/problem';
import { sayFieldProblem } from '../../../ui/field-problem';
import { type Choice, Picker } from '../../../ui/forms/picker';
import { type AskedOptions } from './asked-options';

interface FormProps {
  asked: AskedOptions;
  onChange: (asked: AskedOptions) => void;
  problem: Problem | null;
  /** Challenges chosen before, whose names have to be shown. */
  known?: readonly Choice[];
}

/** What a proposal should reach and what it must keep to; each choice says what it means. */
export function OptionsForm(props: FormProps) {
  const { t } = useTranslation('proposals');
  const { asked, onChange } = props;
  const set = (change: Partial<AskedOptions>) => onChange({ ...asked, ...change });
  return (
    <>
      <Scope {...props} set={set} />
      <div className="jb-plan-options">
        <NumberField name="wanted" min={1} max={20} {...props} set={set} required />
        <NumberField name="atLeast" min={0} max={20} {...props} set={set} />
        <NumberField name="loadCap" min={0} max={100} {...props} set={set} />
        <NumberField name="perOrganisation" min={1} max={20} {...props} set={set} />
      </div>
      <fieldset className="jb-field jb-plan-fair">
        <legend>{t('options.fair.legend')}</legend>
        {(['sum', 'fair'] as const).map((aim) => (
          <label key={aim} className="jb-plan-option-choice">
            <input
              type="radio"
              name="aim"
              checked={asked.fair === (aim === 'fair')}
              onChange={() => set({ fair: aim === 'fair' })}
            />
            <span>
              <b>{t(`options.fair.${aim}`)}</b>
              <span className="jb-quiet">{t(`options.fair.${aim}-says`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <details className="jb-field" open={asked.minScore !== '' || asked.candidates !== ''}>
        <summary>{t('options.more')}</summary>
        <div className="jb-plan-options">
          <NumberField name="minScore" min={-1000} max={1000} step="any" {...props} set={set} />
          <NumberField name="candidates" min={1} max={200} {...props} set={set} />
        </div>
      </details>
    </>
  );
}

type Setting = FormProps & { set: (change: Partial<AskedOptions>) => void };

function Scope({ asked, set, problem, known }: Setting) {
  const { t } = useTranslation('proposals');
  return (
    <fieldset className="jb-field jb-plan-fair">
      <legend>{t('options.scope.legend')}</legend>
      {(['all', 'some'] as const).map((scope) => (
        <label key={scope} className="jb-plan-option-choice">
          <input
            type="radio"
            name="scope"
            checked={asked.scope === scope}
            onChange={() => set({ scope })}
          />
          <span>
            <b>{t(`options.scope.${scope}`)}</b>
            <span className="jb-quiet">{t(`options.scope.${scope}-says`)}</span>
          </span>
        </label>
      ))}
      {asked.scope === 'some' && (
        <Picker
          multiple
          aria-label={t('options.scope.pick')}
          placeholder={t('options.scope.pick')}
          value={asked.challengeIds}
          known={known}
          find={findOpenChallenges}
          onChange={(ids) => set({ challengeIds: Array.isArray(ids) ? ids : [] })}
        />
      )}
      <FieldErrors problem={problem} name="challengeIds" />
    </fieldset>
  );
}

type NumberName = 'wanted' | 'atLeast' | 'loadCap' | 'perOrganisation' | 'minScore' | 'candidates';

function NumberField(
  props: Setting & {
    name: NumberName;
    min: number;
    max: number;
    step?: string;
    required?: boolean;
  },
) {
  const { t } = useTranslation('proposals');
  const field = useId();
  const { name, asked, set, problem } = props;
  return (
    <div className="jb-field">
      <label htmlFor={field}>{t(`options.${name}.label`)}</label>
      <input
        id={field}
        className="jb-input"
        type="number"
        min={props.min}
        max={props.max}
        step={props.step}
        required={props.required}
        value={asked[name]}
        placeholder={t(`options.${name}.empty`, { defaultValue: '' })}
        aria-describedby={`${field} says`}
        onChange={({ target }) => set({ [name]: target.value })}
      />
      <span id={`${field} says`} className="jb-quiet">
        {t(`options.${name}.says`)}
      </span>
      <FieldErrors problem={problem} name={name} />
    </div>
  );
}

function FieldErrors({ problem, name }: { problem: Problem | null; name: string }): ReactNode {
  const { t } = useTranslation(['problems', 'frame']);
  return problem?.fields
    .filter(({ field }) => field.split('.')[0] === name)
    .map((one) => (
      <span key={one.field} className="jb-desk-field-error" role="alert">
        {sayFieldProblem(t, one)}
      </span>
    ));
}

async function findOpenChallenges(text: string): Promise<Choice[]> {
  const { data } = await client.GET('/api/challenges', {
    params: { query: { q: text || undefined, deadline: ['open'], pageSize: 20 } },
  });
  return (data?.items ?? []).map(({ id, title, number }) => ({ id, name: title, detail: number }));
}
