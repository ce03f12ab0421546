import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outcomes, readAll, recordAt } from '../../../../test/fixtures/formats/read-all.js';
import { LIMITS } from '../limits.js';
import { newImportReport } from '../parse-import.js';

const FIXTURES = join(__dirname, '../../../../test/fixtures/formats');
const read = (name: string) => readFileSync(join(FIXTURES, name));
const HEAD = 'id,name,organisation,email\n';
const experts = async (rows: string, size?: number) =>
  outcomes(await readAll('experts-csv', HEAD + rows, { size }));

test.each([1, 7, 65_536])(
  'a table in Chinese gives full records, in pieces of %d',
  async (size) => {
    const report = newImportReport();
    const items = await readAll('challenges-csv', read('challenges-zh.csv'), { size, report });
    expect(outcomes(items)).toEqual(['2 ok', '4 broken-quote', '5 ok']);
    expect(recordAt(items, 0)).toMatchObject({
      kind: 'challenge',
      record: {
        externalId: 'X-01',
        title: '高镍正极材料的循环寿命',
        organisation: '云岭锂能有限公司',
        keywords: ['高镍', '正极', '循环'],
        problem: '两千次循环后容量保持率不足，\n须查明界面副反应并给出包覆方案。',
        indicators: [
          { name: '容量保持率', comparator: '>=', target: '80', unit: '%' },
          { name: '循环次数', comparator: '>=', target: '2000', unit: '次', test: '1C 充放电' },
        ],
        durationMonths: 18,
        budgetMin: '800000',
        budgetMax: '1200000',
        currency: 'CNY',
        cooperation: 'joint',
      },
      notes: { 备注: '已走访' },
    });
    expect([...report.unknownNames]).toEqual(['备注']);
  },
);

test('GB18030 with CRLF says the same as UTF-8', async () => {
  const report = newImportReport();
  const gb = await readAll('challenges-csv', read('challenges-gb18030.csv'), { size: 5, report });
  expect(report.encoding).toBe('gb18030');
  expect(gb).toEqual(await readAll('challenges-csv', read('challenges-zh.csv')));
});

test.each([1, 3, 65_536])(
  'a broken quote never eats the next row, in pieces of %d',
  async (size) => {
    const unclosed = 'e1,"Ann,U,a@b.cn\ne2,Bo,U,b@b.cn\ne3,"Cy, Dr.",U,c@b.cn\n';
    expect(await experts(unclosed, size)).toEqual(['2 broken-quote', '3 ok', '4 ok']);
    const toTheEnd = 'e1,"Ann,U,a@b.cn\ne2,Bo,U,b@b.cn\ne3,Cy,U,c@b.cn';
    expect(await experts(toTheEnd, size)).toEqual(['2 broken-quote', '3 ok', '4 ok']);
    const textAfter = 'e1,"Ann"x,U,a@b.cn\ne2,Bo,U,b@b.cn\n';
    expect(await experts(textAfter, size)).toEqual(['2 broken-quote', '3 ok']);
    const lastRow = 'e1,Ann,U,a@b.cn\ne2,"Bo,U,b@b.cn';
    expect(await experts(lastRow, size)).toEqual(['2 ok', '3 broken-quote']);
    const closesLater = 'e1,"Ann,U,a@b.cn\ne2,Bo,U,b@b.cn\ne3,Cy,U",c@b.cn\ne4,Di,U,d@b.cn\n';
    expect(await experts(closesLater, size)).toEqual(['2 broken-quote', '3 ok', '4 ok', '5 ok']);
  },
);

test('a good row may span lines, double its quotes and hold inches', async () => {
  const items = await readAll('experts-csv', `${HEAD}e1,"Ann\n""A""\nLee",6" U,\n\ne2,Bo,U,\n`);
  expect(outcomes(items)).toEqual(['2 ok', '6 ok']);
  expect(recordAt(items, 0).record).toMatchObject({ name: 'Ann "A" Lee', organisation: '6" U' });
});

test('a row with too many or too few cells is one problem, with its line', async () => {
  expect(await experts('e1,Ann\ne2,Bo,U,,\ne3,Cy,U,\n,,,\n')).toEqual([
    '2 cell-count',
    '3 cell-count',
    '4 ok',
    '5 empty-row',
  ]);
  const spans = 'e1,"a\nb\nc",U\ne2,Bo,U,\n';
  expect(await experts(spans)).toEqual(['2 cell-count', '5 ok']);
});

test('an over-long row is reported and the next one read', async () => {
  const long = 'x'.repeat(LIMITS.row + 100_000);
  expect(await experts(`e1,${long},U,\ne2,Bo,U,\n`)).toEqual(['2 record-too-long', '3 ok']);
});

test('tabs and semicolons are found from the head, or named by it', async () => {
  const tabs = 'name\torganisation\nAnn\tU, V; W\n';
  const semicolons = 'sep=;\nname;organisation\nAnn;U, V\n';
  expect(outcomes(await readAll('experts-csv', tabs))).toEqual(['2 ok']);
  expect(outcomes(await readAll('experts-csv', semicolons))).toEqual(['3 ok']);
});

test('a head without a required column names it and those found', async () => {
  await expect(readAll('experts-csv', 'name,school,x\nAnn,U,1\n')).rejects.toMatchObject({
    kind: 'invalid',
    code: 'missing-column',
    message: 'There is no column organisation (单位). Columns found: name, school, x.',
  });
});

test('of two columns for one field the better is taken, the other noted', async () => {
  const items = await readAll('challenges-csv', 'text,problem,title,企业\nlong,short,T,甲\n');
  expect(recordAt(items, 0)).toMatchObject({
    record: { problem: 'short' },
    notes: { text: 'long' },
  });
});

test('undecodable bytes and control characters are reported in their own row', async () => {
  const rows = Buffer.concat([
    Buffer.from(`${HEAD}e1,张三李四王五,大学,\ne2,An`),
    Buffer.from([0xff]),
    Buffer.from('n,U,\ne3,C\u0000y\u0007,U,\n'),
  ]);
  const items = await readAll('experts-csv', rows);
  expect(outcomes(items)).toEqual(['2 ok', '3 undecodable', '4 ok']);
  expect(items[1]).toMatchObject({ field: 'name', raw: 'e2,An\\xffn,U,\n' });
  expect(recordAt(items, 2)).toMatchObject({
    record: { name: 'Cy' },
    notes: { 'control characters': '2 removed from name' },
  });
});
