import { useTranslation } from 'react-i18next';
import { Bars } from '../../ui/bars';
import { HeatTable } from '../../ui/heat-table';
import { Piece, Pieces } from './piece';

const FUNNEL = [
  ['listed', 120],
  ['opened', 84],
  ['contracted', 31],
  ['accepted', 9],
] as const;

const COUNTS: Record<string, number> = { aa: 12, ab: 3, ba: 7, bc: 25, cb: 1, cc: 18 };

export function ChartPieces() {
  const { t } = useTranslation(['gallery', 'terms']);
  const named = ['a', 'b', 'c'].map((key) => ({ key, label: t(`part.${key}`) }));
  return (
    <Pieces>
      <Piece name="bars">
        <Bars
          caption={t('chart.funnel')}
          bars={FUNNEL.map(([state, value]) => ({
            ...{ key: state, label: t(`terms:challenge-state.${state}`), value },
          }))}
        />
      </Piece>
      <Piece name="heat">
        <HeatTable
          caption={t('chart.fields')}
          corner={t('chart.corner')}
          rows={named}
          columns={named}
          value={(row, column) => COUNTS[row + column] ?? 0}
        />
      </Piece>
    </Pieces>
  );
}
