import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { Button } from './button';
import { Dialog } from './dialog';
import { ProblemNote } from './problem-note';
import './fields.css';

/** For what can't be undone: what follows from it is read, then a word is typed. */
export function ConfirmTyped(props: {
  title: string;
  /** What must be typed, such as the name of the taker. */
  word: string;
  consequence: ReactNode;
  /** Of the button that does it; else the title. */
  act?: string;
  onConfirm: () => unknown;
  onClose: () => void;
}) {
  const { t } = useTranslation('ui');
  const field = useId();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const same = typed.trim().normalize() === props.word.trim().normalize();
  const confirm = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await props.onConfirm();
    } catch (error) {
      setProblem(Problem.from(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (same && !busy) void confirm();
        }}
      >
        {props.consequence}
        {problem && <ProblemNote problem={problem} />}
        <div className="jb-field">
          <label htmlFor={field}>
            {t('confirm.type')} <strong className="jb-confirm-word">{props.word}</strong>
          </label>
          <input
            id={field}
            className="jb-input"
            value={typed}
            autoComplete="off"
            autoFocus
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <div className="jb-acts">
          <Button kind="danger" type="submit" disabled={!same || busy}>
            {props.act ?? props.title}
          </Button>
          <Button onClick={props.onClose}>{t('frame:act.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
