import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Says that the connection is gone, and that what was typed is kept. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return (
    <div role="status" className={online ? 'jb-hidden' : 'jb-banner'}>
      {online ? '' : t('offline')}
    </div>
  );
}
