import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../app/draft';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { sayFieldProblem } from '../../ui/field-problem';
import { ProblemNote } from '../../ui/problem-note';
import '../../ui/fields.css';

/** One text to be sent: kept on this machine until it is, refused at its field. */
export function WordsForm(props: {
  /** Names the text for the draft, such as `question.<challenge>`. */
  draft: string;
  /** The field of the API that takes it. */
  field: string;
  label: string;
  hint?: string;
  send: string;
  maxLength: number;
  onSend: (text: string) => Promise<unknown>;
}) {
  const { t } = useTranslation(['challenges', 'problems', 'ui']);
  const id = useId();
  const draft = useDraft<string>(props.draft);
  const [text, setText] = useState(draft.found?.value ?? '');
  const latest = useRef(text);
  latest.current = text;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const wrong = problem?.fields.find(({ field }) => field === props.field);
  const empty = problem?.code === 'empty';
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return setProblem(EMPTY);
    setBusy(true);
    setProblem(null);
    try {
      await props.onSend(text.trim());
      // What was typed meanwhile has not been sent.
      if (latest.current !== text) return;
      draft.clear();
      setText('');
    } catch (error) {
      setProblem(Problem.from(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="jb-words" onSubmit={(event) => void send(event)} noValidate>
      {problem && !wrong && !empty && <ProblemNote problem={problem} />}
      <div className="jb-field">
        <label htmlFor={id}>{props.label}</label>
        <textarea
          id={id}
          className="jb-input"
          rows={3}
          maxLength={props.maxLength}
          value={text}
          aria-invalid={Boolean(wrong) || empty}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => {
            setText(target.value);
            draft.keep(target.value);
          }}
        />
        <div id={`${id}-hint`}>
          {(wrong || empty) && (
            <p className="jb-field-problem" role="alert">
              {wrong ? sayFieldProblem(t, wrong) : t('words.empty')}
            </p>
          )}
          {props.hint && <p className="jb-quiet jb-small">{props.hint}</p>}
        </div>
      </div>
      <Button type="submit" kind="primary" disabled={busy}>
        {props.send}
      </Button>
    </form>
  );
}

const EMPTY = new Problem({ status: 422, code: 'empty', detail: '' });
