import { Injectable, type StreamableFile } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { invalid } from '../../libs/kernel/index.js';
import { type Indicator, ListQueries, type ListQuery } from '../challenges/index.js';
import { reachOf, type Viewer } from '../identity/index.js';
import { type Cell, csvDownload } from '../platform/http/index.js';

/** Most challenges in one file; their public rows are read at once, so that none is missed. */
const MOST = 5_000;
const BATCH = 200;

/** The filters of the public list, without its pages. */
export type ExportFilter = Omit<ListQuery, 'page' | 'pageSize'>;

type Challenge = Awaited<ReturnType<ListQueries['page']>>['items'][number];

@Injectable()
export class ExportChallenges {
  constructor(
    private readonly list: ListQueries,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * The public list as the viewer filtered it, in his order. Those who manage every challenge get
   * the whole text besides, but never the annex: it is for named invitees and feeds no file.
   */
  async run(viewer: Viewer | null, filter: ExportFilter): Promise<StreamableFile> {
    const query = { ...filter, page: 1, pageSize: MOST };
    const { items, total } = await this.list.page(viewer, query);
    if (total > MOST)
      throw invalid(
        'export-too-large',
        `One file holds ${MOST} challenges at most; these are ${total}. Filter by field or region.`,
        [{ field: 'field', message: 'leaves too many challenges' }],
      );
    const whole = reachOf('challenge.manage', viewer?.role ?? null) === 'any';
    const header = whole ? [...PUBLIC_HEADER, ...WHOLE_HEADER] : PUBLIC_HEADER;
    return csvDownload('challenges.csv', header, this.rows(items, whole));
  }

  private async *rows(items: Challenge[], whole: boolean): AsyncGenerator<Cell[]> {
    for (let start = 0; start < items.length; start += BATCH) {
      const batch = items.slice(start, start + BATCH);
      const texts = whole ? await this.texts(batch.map(({ id }) => id)) : undefined;
      for (const item of batch)
        yield [...publicCells(item), ...(texts ? wholeCells(texts.get(item.id)) : [])];
    }
  }

  private async texts(ids: string[]): Promise<Map<string, WholeRow>> {
    const rows: WholeRow[] = await this.dataSource.query(
      `select id, problem, indicators, expected_results as "expectedResults",
         duration_months as "durationMonths", ip_wish as "ipWish", conditions,
         intended_partners as "intendedPartners", submitted_at as "submittedAt",
         opened_at as "openedAt", source, external_id as "externalId", version,
         created_at as "createdAt", updated_at as "updatedAt"
       from challenge where id = any($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

interface WholeRow {
  id: string;
  problem: string | null;
  indicators: Indicator[];
  expectedResults: string | null;
  durationMonths: number | null;
  ipWish: string | null;
  conditions: string | null;
  intendedPartners: string[];
  submittedAt: Date | null;
  openedAt: Date | null;
  source: string | null;
  externalId: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** Names of columns are those that an import of challenges knows, where it knows them. */
const PUBLIC_HEADER = [
  ...['id', 'number', 'state', 'open', 'title', 'organisation', 'field', 'keywords', 'region'],
  ...['budgetMin', 'budgetMax', 'currency', 'cooperation', 'mechanism', 'maxAwards', 'round'],
  ...['listedAt', 'deadline', 'teaser', 'indicatorNames', 'language'],
];

function publicCells(item: Challenge): Cell[] {
  return [
    ...[item.id, item.number, item.state, item.open, item.title, item.organisation.name],
    ...[item.field, item.keywords.join('; '), item.region, item.budgetMin, item.budgetMax],
    ...[item.currency, item.cooperation, item.mechanism, item.maxAwards, item.round],
    ...[item.listedAt, item.deadline, item.teaser, item.indicatorNames.join('; ')],
    item.language,
  ];
}

const WHOLE_HEADER = [
  ...['problem', 'indicators', 'expectedResults', 'durationMonths', 'ipWish', 'conditions'],
  ...['intendedPartners', 'submittedAt', 'openedAt', 'source', 'externalId', 'version'],
  ...['createdAt', 'updatedAt'],
];

/** Empty cells for a challenge that left the table between the two reads. */
function wholeCells(row: WholeRow | undefined): Cell[] {
  if (!row) return WHOLE_HEADER.map(() => null);
  return [
    ...[row.problem, row.indicators.map(indicatorLine).join('\n'), row.expectedResults],
    ...[row.durationMonths, row.ipWish, row.conditions, row.intendedPartners.join('; ')],
    ...[row.submittedAt, row.openedAt, row.source, row.externalId, row.version],
    ...[row.createdAt, row.updatedAt],
  ];
}

/** `energy density >= 300 Wh/kg (by GB/T 31486)` */
function indicatorLine({ name, comparator, target, unit, test }: Indicator): string {
  const sign = comparator === 'text' || comparator === 'range' ? undefined : comparator;
  const goal = [name, sign, target, unit].filter(Boolean).join(' ');
  return test ? `${goal} (${test})` : goal;
}
