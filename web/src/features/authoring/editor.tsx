import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { numberOf, useAddress } from '../../app/address';
import { DraftNote } from '../../app/draft-note';
import { StaleEdit } from '../../app/stale-edit';
import { client } from '../../api/client';
import { useProblemForm } from '../../ui/forms/problem-form';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { StateTag } from '../../ui/state-tag';
import { useAutosave } from './autosave';
import { type Challenge, type ChallengeText, textOf } from './challenge-text';
import { Checklist } from './checklist';
import { STEPS, stepOfField, Steps } from './editor-steps';
import { SaveMark } from './save-mark';
import { SimilarChallenges } from './similar-challenges';
import { useStaleFields } from './stale-fields';
import { TierPreview } from './tier-preview';
import './editor.css';

/** Writing a challenge: a step at a time, saved by itself, with what is missing always in sight. */
export function Editor({ loaded }: { loaded: Challenge }) {
  const { t } = useTranslation('authoring');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [search, change] = useAddress();
  const step = Math.min(STEPS.length - 1, Math.max(0, numberOf(search, 'step', 1) - 1));
  const [form] = Form.useForm<ChallengeText>();
  const problems = useProblemForm(form);
  const read = useCallback((): ChallengeText => form.getFieldsValue(true), [form]);
  const saving = useAutosave({ loaded, read, onProblem: problems.take });
  const staleFields = useStaleFields();
  const initial = { ...textOf(loaded), ...saving.found?.value.text };
  const go = (index: number) => {
    change({ step: index + 1 }, { push: true });
    void saving.saveNow();
  };
  const showField = (field: string) => {
    go(stepOfField(field));
    setTimeout(() => form.scrollToField(field.split('.').map(partOf), { focus: true }), 80);
  };
  const submit = async () => {
    const went = await problems.run(async () => {
      if (!(await saving.saveNow())) return;
      await client.PUT('/api/challenges/{id}/submission', { params: { path: { id: loaded.id } } });
      // Everything read before shows a draft.
      queries.removeQueries({ queryKey: ['get', '/api/challenges/{id}'] });
      void queries.invalidateQueries();
      await navigate({ href: `/my/challenges/${loaded.id}` });
    });
    // What is refused may stand in a step that isn't shown.
    const refused = form.getFieldsError().find(({ errors }) => errors.length > 0);
    if (!went && refused) showField(refused.name.join('.'));
  };
  return (
    <Page
      wide
      title={loaded.title}
      lead={<StateTag kind="challenge" state={loaded.state} />}
      acts={<SaveMark state={saving.state} onRetry={() => void saving.saveNow()} />}
    >
      {loaded.reason && loaded.state === 'returned' && (
        <p className="jb-note">{t('editor.returned', { reason: loaded.reason })}</p>
      )}
      <DraftNote
        found={saving.found}
        onDiscard={() => {
          saving.discard();
          form.setFieldsValue(textOf(loaded));
        }}
      />
      {problems.problem && <ProblemNote problem={problems.problem} />}
      <div className="jb-editor">
        <div>
          <StepNavigation step={step} onStep={go} />
          <Form
            form={form}
            layout="vertical"
            requiredMark={false}
            initialValues={initial}
            onValuesChange={saving.typed}
          >
            <Steps step={step} challenge={loaded} />
          </Form>
          {step === STEPS.length - 1 && <TierPreview text={read()} challenge={loaded} />}
          <Foot step={step} busy={problems.busy} onStep={go} onSubmit={() => void submit()} />
        </div>
        <aside className="jb-editor-side" aria-label={t('checklist.title')}>
          <Checklist id={loaded.id} onField={showField} />
          <SimilarChallenges id={loaded.id} />
        </aside>
      </div>
      {saving.theirs && (
        <StaleEdit<ChallengeText>
          mine={read()}
          theirs={textOf(saving.theirs)}
          base={saving.base().saved}
          fields={staleFields}
          onChoose={(merged) => {
            saving.settle();
            form.setFieldsValue(merged);
            void saving.saveNow();
          }}
          onClose={saving.putOff}
        />
      )}
    </Page>
  );
}

function Foot(props: {
  step: number;
  busy: boolean;
  onStep: (index: number) => void;
  onSubmit: () => void;
}) {
  const { t } = useTranslation('authoring');
  const { step, onStep } = props;
  return (
    <div className="jb-acts jb-editor-foot">
      {step > 0 && <Button onClick={() => onStep(step - 1)}>{t('editor.before')}</Button>}
      {step < STEPS.length - 1 ? (
        <Button type="primary" onClick={() => onStep(step + 1)}>
          {t('editor.next')}
        </Button>
      ) : (
        <>
          <Button type="primary" loading={props.busy} onClick={props.onSubmit}>
            {t('editor.submit')}
          </Button>
          <span className="jb-quiet">{t('editor.after')}</span>
        </>
      )}
    </div>
  );
}

function StepNavigation({ step, onStep }: { step: number; onStep: (index: number) => void }) {
  const { t } = useTranslation('authoring');
  return (
    <nav className="jb-steps" aria-label={t('editor.steps')}>
      <ol>
        {STEPS.map(({ key }, index) => (
          <li key={key}>
            <button
              type="button"
              aria-current={index === step ? 'step' : undefined}
              onClick={() => onStep(index)}
            >
              <span aria-hidden="true">{index + 1}</span> {t(`step.${key}`)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

const partOf = (part: string): string | number => (/^\d+$/.test(part) ? Number(part) : part);
