import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table';
import { type ComparedNeed, type VersionDetail } from './learning';
import { QueueLink } from './queue-link';
import { useVersionWords } from './version-words';

type Moved = ComparedNeed['moved'][number];

const isMoved = ({ before, after }: Moved): boolean => before !== after;

/** Of each recent need, who would rise and who would fall. */
export function ComparedNeeds({ detail }: { detail: VersionDetail }) {
  const { t } = useTranslation('learning');
  const say = useVersionWords();
  const { needs } = detail;
  if (needs.length === 0) return <p className="jb-quiet">{t('compared.none')}</p>;
  const against = say(detail.against);
  const first = needs.find(({ moved }) => moved.some(isMoved)) ?? needs[0];
  return (
    <div className="jb-learn-needs">
      <h3>{t('compared.title', { against })}</h3>
      <p className="jb-quiet">{t('compared.note')}</p>
      {needs.map((compared) => (
        <Need key={compared.need.id} compared={compared} isOpen={compared === first} />
      ))}
    </div>
  );
}

function Need({ compared, isOpen }: { compared: ComparedNeed; isOpen: boolean }) {
  const { t } = useTranslation('learning');
  const { need, moved } = compared;
  const rose = moved.filter(({ before, after }) => after < before).length;
  const fell = moved.filter(({ before, after }) => after > before).length;
  return (
    <details open={isOpen}>
      <summary>
        {need.title}{' '}
        <span className="jb-quiet">
          {rose + fell === 0 ? t('compared.same') : t('compared.moves', { rose, fell })}
        </span>
      </summary>
      <DataTable
        caption={t('compared.table', { title: need.title })}
        hideCaption
        phone="scroll"
        rows={moved}
        rowKey={({ profileId }) => profileId}
        columns={[
          {
            ...{ key: 'name', title: t('compared.candidate'), head: true },
            cell: ({ name, organisationName }: Moved) => (
              <>
                {name} <span className="jb-quiet">{organisationName}</span>
              </>
            ),
          },
          { key: 'before', title: t('compared.before'), cell: ({ before }: Moved) => before },
          { key: 'after', title: t('compared.after'), cell: ({ after }: Moved) => after },
          { key: 'change', title: t('compared.change'), cell: (row: Moved) => <Change of={row} /> },
        ]}
      />
      <QueueLink needId={need.id}>{t('compared.open')}</QueueLink>
    </details>
  );
}

function Change({ of: { before, after } }: { of: Moved }) {
  const { t } = useTranslation('learning');
  const count = Math.abs(before - after);
  if (count === 0) return <span className="jb-quiet">{t('compared.stays')}</span>;
  const way = after < before ? 'rises' : 'falls';
  return (
    <span className="jb-learn-change" data-way={way}>
      <span aria-hidden="true">{way === 'rises' ? '▲' : '▼'}</span>{' '}
      {t(`compared.${way}`, { count })}
    </span>
  );
}
