import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { firstFocus } from './first-focus';
import { type Candidate, type DismissalKind } from '../queue';
import { useNames } from '../../../ui/party-name';

const REASONS = ['field', 'dated', 'busy', 'industry', 'small', 'other'] as const;
type Reason = DismissalKind;

/** The reason given last is offered first: one challenge's candidates often fail for the same. */
let lastReason: Reason = 'field';

/** Why somebody is dismissed: a usual reason by one key, and words of one's own. */
export function DismissDialog(props: {
  targets: Candidate[];
  onDismiss: (targets: Candidate[], reason: string, kind: DismissalKind) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('queue');
  const names = useNames();
  const { targets } = props;
  const name = useId();
  const [reason, setReason] = useState<Reason>(lastReason);
  const [words, setWords] = useState('');
  const [lacking, setLacking] = useState(false);
  const dismiss = () => {
    const usual = reason === 'other' ? '' : t(`dismiss.reasons.${reason}`);
    const said = [usual, words.trim()].filter(Boolean).join(t('ui:semicolon'));
    if (said === '') return setLacking(true);
    lastReason = reason;
    return props.onDismiss(targets, said, reason);
  };
  return (
    <Dialog
      title={t(targets.length === 1 ? 'dismiss.one' : 'dismiss.many', {
        count: targets.length,
        name: targets[0] && names(targets[0].profile),
      })}
      onClose={props.onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          dismiss();
        }}
      >
        <fieldset className="jb-field jb-desk-reasons">
          <legend>{t('dismiss.reason')}</legend>
          {REASONS.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={name}
                checked={reason === one}
                ref={reason === one ? firstFocus : undefined}
                onChange={() => setReason(one)}
              />
              {t(`dismiss.reasons.${one}`)}
            </label>
          ))}
        </fieldset>
        <div className="jb-field">
          <label htmlFor={`${name} words`}>{t('dismiss.words')}</label>
          <input
            id={`${name} words`}
            className="jb-input"
            value={words}
            maxLength={1000}
            aria-invalid={lacking}
            aria-describedby={lacking ? `${name} lacking` : undefined}
            onChange={({ target }) => {
              setWords(target.value);
              setLacking(false);
            }}
          />
          {lacking && (
            <span id={`${name} lacking`} className="jb-desk-field-error" role="alert">
              {t('dismiss.lacking')}
            </span>
          )}
        </div>
        <p className="jb-quiet">{t('dismiss.kept')}</p>
        <div className="jb-acts">
          <Button kind="primary" type="submit">
            {t('act.dismiss')} <kbd aria-hidden="true">Enter</kbd>
          </Button>
          <Button onClick={props.onClose}>{t('frame:act.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
