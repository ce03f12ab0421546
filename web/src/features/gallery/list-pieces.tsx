import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import { type Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { FacetChips, Facets } from '../../ui/facets';
import { Money } from '../../ui/money';
import { Pager } from '../../ui/pager';
import { Tabs } from '../../ui/tabs';
import { Piece, Pieces } from './piece';

interface Line {
  key: string;
  awards: number;
  sum: string;
}
const LINES: Line[] = [
  { key: 'a', awards: 3, sum: '4680000' },
  { key: 'b', awards: 12, sum: '19500000' },
  { key: 'c', awards: 1, sum: '250000' },
];

export function ListPieces() {
  const { t } = useTranslation('gallery');
  const columns: Column<Line>[] = [
    { key: 'name', title: t('column.name'), head: true, cell: ({ key }) => t(`part.${key}`) },
    { key: 'awards', title: t('column.awards'), align: 'end', cell: ({ awards }) => awards },
    {
      ...{ key: 'sum', title: t('column.sum'), align: 'end' },
      cell: ({ sum }) => <Money amount={sum} />,
    },
  ];
  return (
    <Pieces>
      <Piece name="facets" wide>
        <FacetPiece />
      </Piece>
      <Piece name="table">
        <DataTable caption={t('column.caption')} columns={columns} rows={LINES} />
      </Piece>
      <Piece name="table-scroll">
        <DataTable caption={t('column.caption')} columns={columns} rows={LINES} phone="scroll" />
      </Piece>
      <Piece name="empty">
        <DataTable
          caption={t('column.caption')}
          columns={columns}
          rows={[]}
          empty={
            <EmptyState
              title={t('empty.title')}
              why={t('empty.why')}
              act={<Button kind="primary">{t('empty.act')}</Button>}
            />
          }
        />
      </Piece>
      <Piece name="tabs">
        <Tabs
          label={t('piece.tabs')}
          tabs={['a', 'b', 'c'].map((key) => ({
            ...{ key, label: t(`part.${key}`), content: <p>{t(`tab.${key}`)}</p> },
          }))}
        />
      </Piece>
      <Piece name="buttons">
        <div className="jb-row">
          <Button kind="primary">{t('button.primary')}</Button>
          <Button>{t('button.plain')}</Button>
          <Button kind="danger">{t('button.danger')}</Button>
          <Button kind="quiet">{t('button.quiet')}</Button>
          <Button disabled>{t('button.disabled')}</Button>
        </div>
      </Piece>
    </Pieces>
  );
}

function FacetPiece() {
  const { t } = useTranslation('gallery');
  const [chosen, setChosen] = useState<Record<string, string[]>>({ region: ['b'] });
  const [page, setPage] = useState(3);
  const groups = [
    {
      ...{ key: 'region', label: t('facet.region') },
      values: [
        { value: 'a', label: t('part.a'), count: 12 },
        { value: 'b', label: t('part.b'), count: 5 },
        { value: 'c', label: t('part.c'), count: 0 },
      ],
    },
    {
      ...{ key: 'mechanism', label: t('facet.mechanism') },
      values: [
        { value: 'single', label: t('terms:mechanism.single'), count: 15 },
        { value: 'race', label: t('terms:mechanism.race'), count: 2 },
      ],
    },
  ];
  const change = (key: string, values: string[]) =>
    setChosen((before) => ({ ...before, [key]: values }));
  return (
    <div className="jb-with-facets">
      <Facets groups={groups} chosen={chosen} onChange={change} />
      <div>
        <FacetChips groups={groups} chosen={chosen} onChange={change} />
        <p>{t('facet.results')}</p>
        <Pager page={page} pageSize={20} total={173} onPage={setPage} />
      </div>
    </div>
  );
}
