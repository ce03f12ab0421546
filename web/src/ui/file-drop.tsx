import { type DragEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf, sayBytes } from './file-limits';
import './file-drop.css';

/** Takes a file by drop, by click or by keyboard; one of the wrong kind or size is refused here. */
export function FileDrop(props: {
  /** As in `<input accept>`: `.csv,.jsonl,application/pdf`. */
  accept?: string;
  maxBytes?: number;
  label?: string;
  disabled?: boolean;
  onFile: (file: File) => void;
}) {
  const { t } = useTranslation('ui');
  const { accept = '', maxBytes = Infinity } = props;
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const note = useId();
  const take = (file: File | undefined) => {
    if (!file || props.disabled) return;
    const refusal = refusalOf(file, accept, maxBytes);
    setRefused(
      refusal && t(`file.${refusal}`, { name: file.name, accept, max: sayBytes(maxBytes) }),
    );
    if (!refusal) props.onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div>
      <label
        className="jb-drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <span className="jb-drop-title">{props.label ?? t('file.drop')}</span>
        <input
          type="file"
          className="jb-hidden"
          accept={accept || undefined}
          disabled={props.disabled}
          aria-describedby={note}
          onChange={(event) => {
            take(event.target.files?.[0]);
            // The same file may be chosen again after it was corrected.
            event.target.value = '';
          }}
        />
      </label>
      <p id={note} className="jb-quiet">
        {[
          accept && t('file.kinds', { accept: accept.replaceAll(',', t('comma')) }),
          maxBytes < Infinity && t('file.most', { max: sayBytes(maxBytes) }),
        ]
          .filter(Boolean)
          .join(t('semicolon'))}
      </p>
      {refused && (
        <p role="alert" className="jb-drop-error">
          {refused}
        </p>
      )}
    </div>
  );
}
