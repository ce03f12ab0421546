export interface CsvHead {
  columns: string[];
  rows: string[][];
}

const SIGNS = [',', '\t', ';', '，'];

/**
 * The columns and first rows of a table, for a look before it is sent; the server reads the file by
 * its own rules. `text` may end in the middle of a row, which is then left out if `whole` is false.
 */
export function splitCsv(text: string, most: number, whole: boolean): CsvHead {
  const plain = text.replace(/^\uFEFF/, '');
  const sign = signOf(plain.split(/\r?\n/, 1)[0]);
  const rows = rowsOf(plain, sign, most + 2);
  if (!whole && rows.length < most + 2) rows.pop();
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const [columns = [], ...rest] = filled;
  return { columns: columns.map((name) => name.trim()), rows: rest.slice(0, most) };
}

/** The sign that parts the most columns of the first line. */
function signOf(line: string): string {
  const count = (sign: string) => line.split(sign).length;
  return SIGNS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function rowsOf(text: string, sign: string, most: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length && rows.length < most; i += 1) {
    const at = text[i];
    if (quoted && at === '"' && text[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else if (at === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (quoted) cell += at;
    else if (at === sign) {
      row.push(cell);
      cell = '';
    } else if (at === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else if (at !== '\r') cell += at;
  }
  if ((cell !== '' || row.length > 0) && rows.length < most) rows.push([...row, cell]);
  return rows;
}
