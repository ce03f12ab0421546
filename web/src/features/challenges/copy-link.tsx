import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';

/** Copies the address as it stands: filters and page are part of it. */
export function CopyLink() {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const over = setTimeout(() => setCopied(false), 3000);
    return () => clearTimeout(over);
  }, [copied]);
  return (
    <>
      <Button onClick={() => void copy(window.location.href).then(setCopied)}>
        {copied ? t('act.copied') : t('act.copy-link')}
      </Button>
      <span className="jb-hidden" role="status">
        {copied ? t('act.copied') : ''}
      </span>
    </>
  );
}

/** Over plain http browsers offer no clipboard; a selected field still copies. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}
