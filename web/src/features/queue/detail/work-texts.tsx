import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Highlighted } from '../../../ui/highlighted';
import { sharedTerms } from '../../../ui/match-explanation';
import { type Candidate } from '../queue';

type Explanation = NonNullable<Candidate['explanation']>;

/** The other side of the match: the works in their own words, with the same terms marked. */
export function WorkTexts({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation('queue');
  const terms = sharedTerms(explanation);
  if (explanation.works.length === 0) return null;
  return (
    <section>
      <h3>{t('works.title')}</h3>
      {explanation.works.map((work, i) => (
        <WorkText key={work.id} id={work.id} title={work.title} terms={terms} first={i === 0} />
      ))}
    </section>
  );
}

function WorkText(props: { id: string; title: string; terms: string[]; first: boolean }) {
  const { t } = useTranslation('queue');
  const { id, title, terms } = props;
  const [open, setOpen] = useState(props.first);
  const { data, isError } = api.useQuery(
    'get',
    '/api/works/{id}',
    { params: { path: { id } } },
    { enabled: open, staleTime: 300_000 },
  );
  const text = [data?.abstract, data?.keywords.join(t('ui:comma'))].filter(Boolean).join('\n');
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {open && (
        <p className="jb-match-text" tabIndex={0}>
          {isError ? (
            t('works.gone')
          ) : (
            <Highlighted
              text={data ? text || t('works.no-text') : t('frame:loading')}
              terms={terms}
            />
          )}
        </p>
      )}
    </details>
  );
}
