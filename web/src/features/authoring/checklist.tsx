import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';

/** What makes a good challenge, ticked off by the API as it is written; each line leads there. */
export function Checklist(props: { id: string; onField: (field: string) => void }) {
  const { t } = useTranslation('authoring');
  const { data } = api.useQuery(
    'get',
    '/api/challenges/{id}/checklist',
    { params: { path: { id: props.id } } },
    { placeholderData: keepPreviousData },
  );
  const done = data?.items.filter((item) => item.done).length ?? 0;
  return (
    <section className="jb-card">
      <h2>{t('checklist.title')}</h2>
      {data && (
        <p role="status" className={data.complete ? 'jb-checklist-complete' : 'jb-quiet'}>
          {data.complete
            ? t('checklist.complete')
            : t('checklist.progress', { done, all: data.items.length })}
        </p>
      )}
      <ul className="jb-checklist">
        {data?.items.map(({ field, done: isDone }) => (
          <li key={field} data-done={isDone}>
            <span aria-hidden="true">{isDone ? '✓' : '○'}</span>{' '}
            {isDone ? (
              <span>
                <Line field={field} />
                <span className="jb-hidden"> {t('checklist.done')}</span>
              </span>
            ) : (
              <button type="button" onClick={() => props.onField(field)}>
                <Line field={field} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `indicators.2.test` is the third indicator's test. */
function Line({ field }: { field: string }) {
  const { t } = useTranslation('authoring');
  const [name, index, part] = field.split('.');
  if (part === undefined) return t(`checklist.item.${name}`);
  return t('checklist.indicator', {
    number: Number(index) + 1,
    part: t(`ui:indicator.${part === 'target' ? 'target' : part}`),
  });
}
