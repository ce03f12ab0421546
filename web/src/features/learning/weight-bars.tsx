import { useTranslation } from 'react-i18next';
import { percent, type VersionName, type ViewWeight } from './learning';
import { useVersionWords } from './version-words';

/** The weight of each view in force, with that of a version beside it. A table, and bars in it. */
export function WeightBars(props: {
  views: readonly ViewWeight[];
  beside: Pick<VersionName, 'number'> | null;
}) {
  const { t } = useTranslation(['learning', 'terms']);
  const say = useVersionWords();
  const { views, beside } = props;
  const full = Math.max(...views.flatMap((one) => [one.inForce, one.version ?? 0, one.shipped]));
  return (
    <>
      <table className="jb-learn-weights">
        <caption className="jb-hidden">{t('weights.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('weights.view')}</th>
            <th scope="col">
              <span className="jb-learn-key" data-series="0" aria-hidden="true" />{' '}
              {t('weights.now')}
            </th>
            {beside && (
              <th scope="col">
                <span className="jb-learn-key" data-series="1" aria-hidden="true" />{' '}
                {say(beside, 'title')}
              </th>
            )}
            <th scope="col">{t('weights.shipped')}</th>
          </tr>
        </thead>
        <tbody>
          {views.map((view) => (
            <tr key={view.name}>
              <th scope="row">
                {t(`terms:match-part.${view.name}`, { defaultValue: view.name })}
                <span className="jb-quiet">
                  {' '}
                  {t(view.isLexical ? 'weights.lexical' : 'weights.beside')}
                </span>
              </th>
              <Weight value={view.inForce} share={view.shareInForce} full={full} series={0} />
              {beside && (
                <Weight value={view.version} share={view.shareOfVersion} full={full} series={1} />
              )}
              <td className="jb-quiet">{view.shipped}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="jb-quiet">{t('weights.note')}</p>
    </>
  );
}

function Weight(props: {
  value: number | null;
  share: number | null;
  full: number;
  series: 0 | 1;
}) {
  const { value, share, full, series } = props;
  if (value === null) return <td className="jb-quiet">—</td>;
  return (
    <td>
      <span
        className="jb-learn-bar"
        data-series={series}
        aria-hidden="true"
        style={{ width: `calc(5.5rem * ${Math.min(1, value / full)})` }}
      />
      <span className="jb-learn-number">
        {Number(value.toFixed(2))}
        {share !== null && <span className="jb-quiet"> {percent(share)}</span>}
      </span>
    </td>
  );
}
