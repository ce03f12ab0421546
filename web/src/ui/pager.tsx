import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { pagesAround } from './pages-around';
import './pager.css';

/** Which page of a list; nothing where there is only one. */
export function Pager(props: {
  page: number;
  pageSize: number;
  total: number;
  onPage: (page: number) => void;
}) {
  const { t } = useTranslation('ui');
  const { page, pageSize, total, onPage } = props;
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (last === 1) return null;
  return (
    <nav className="jb-pager jb-no-print" aria-label={t('pager.label')}>
      <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t('pager.before')}
      </Button>
      <span className="jb-pager-pages">
        {pagesAround(page, last).map((number, i) =>
          number === null ? (
            <span key={`gap ${i}`} aria-hidden="true">
              …
            </span>
          ) : (
            <Button
              key={number}
              kind={number === page ? 'primary' : 'quiet'}
              aria-current={number === page ? 'page' : undefined}
              aria-label={t('pager.page', { page: number })}
              onClick={() => onPage(number)}
            >
              {number}
            </Button>
          ),
        )}
      </span>
      <span className="jb-pager-short">{t('pager.of', { page, last })}</span>
      <Button disabled={page >= last} onClick={() => onPage(page + 1)}>
        {t('pager.after')}
      </Button>
    </nav>
  );
}
