import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import './dialog.css';

/** The browser's own modal dialog: it keeps the focus inside, and Escape closes it. */
export function Dialog(props: {
  title: string;
  onClose: () => void;
  /** `side`: a drawer at the edge; `top`: high on the page, for search. */
  place?: 'centre' | 'side' | 'top';
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`jb-dialog jb-dialog-${props.place ?? 'centre'}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClick={(event) => event.target === dialog.current && props.onClose()}
    >
      <div className="jb-dialog-body">
        <div className="jb-dialog-head">
          <h2 id={heading}>{props.title}</h2>
          <button type="button" className="jb-tool" onClick={props.onClose}>
            {t('act.close')}
          </button>
        </div>
        {props.children}
      </div>
    </dialog>
  );
}
