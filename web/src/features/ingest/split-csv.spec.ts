import { splitCsv } from './split-csv';

test('quoted cells keep their commas, quotes and lines', () => {
  const { columns, rows } = splitCsv('\uFEFF姓名,备注\r\n"李, 雷","说""好""\n再说"\r\n', 5, true);
  expect(columns).toEqual(['姓名', '备注']);
  expect(rows).toEqual([['李, 雷', '说"好"\n再说']]);
});

test('tabs and semicolons part columns as well', () => {
  expect(splitCsv('a\tb,c\td\n1\t2\t3', 5, true)).toEqual({
    columns: ['a', 'b,c', 'd'],
    rows: [['1', '2', '3']],
  });
  expect(splitCsv('a;b\n1;2', 5, true).columns).toEqual(['a', 'b']);
});

test('a row that is cut off in the middle is not shown', () => {
  expect(splitCsv('a,b\n1,2\n3,', 5, false).rows).toEqual([['1', '2']]);
  expect(splitCsv('a,b\n1,2\n3,4\n5,6\n', 2, false).rows).toEqual([
    ['1', '2'],
    ['3', '4'],
  ]);
});
