import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { useTongue } from '../../ui/tongue';
import { nameIn, type WholeOrganisation } from './organisation';

/** What it is called in the other language, what it belongs to and what belongs to it. */
export function OrganisationFacts({ organisation }: { organisation: WholeOrganisation }) {
  const { t } = useTranslation('organisations');
  const tongue = useTongue();
  const { name, nameEn, parent, children, people } = organisation;
  const other = nameIn(tongue, organisation) === name ? nameEn : name;
  return (
    <dl className="jb-card jb-organisation-facts">
      {other && (
        <div>
          <dt>{other === nameEn ? t('name-en') : t('name')}</dt>
          <dd lang={other === nameEn ? 'en' : 'zh'}>{other}</dd>
        </div>
      )}
      <div>
        <dt>{t('parent')}</dt>
        <dd>{parent ? <Other {...parent} /> : t('no-parent')}</dd>
      </div>
      {children.length > 0 && (
        <div>
          <dt>{t('children')}</dt>
          <dd>
            <ul>
              {children.map((child) => (
                <li key={child.id}>
                  <Other {...child} />
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('people.count')}</dt>
        <dd>{t('people.number', { count: people })}</dd>
      </div>
    </dl>
  );
}

const Other = ({ id, name }: { id: string; name: string }) => (
  <PageLink to="/organisations/$id" params={{ id }}>
    {name}
  </PageLink>
);
