import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog';
import { inForce } from './shortcuts';

export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const shortcuts = [...inForce.values()].flat();
  const { t } = useTranslation([...new Set(shortcuts.map(({ says }) => says.split(':')[0]))]);
  return (
    <Dialog title={t('frame:keys.title')} onClose={onClose}>
      <dl className="jb-keys">
        {shortcuts.map(({ keys, says }) => (
          <div key={keys}>
            <dt>
              <kbd>
                {keys.replace('mod+', navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl ')}
              </kbd>
            </dt>
            <dd>{t(says)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
