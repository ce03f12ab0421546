import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema';

/** How much is on the list now, counted by the API as the list itself counts it. */
export function Figures({ facets }: { facets: components['schemas']['FacetsAnswer'] }) {
  const { t } = useTranslation('home');
  const open = facets.deadline.find(({ value }) => value === 'open')?.count ?? 0;
  const whole = facets.deadline.reduce((sum, { count }) => sum + count, 0);
  const figures = [
    { key: 'open', value: open },
    { key: 'all', value: whole },
    { key: 'fields', value: facets.field.length },
    { key: 'regions', value: facets.region.length },
  ];
  return (
    <dl className="jb-figures">
      {figures.map(({ key, value }) => (
        <div key={key}>
          <dt>{t(`figure.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
