import { guessFormats } from './guess-formats';

const FORMATS = [
  { name: 'experts-csv', kind: 'expert', extensions: ['.csv', '.txt'] },
  { name: 'works-csv', kind: 'work', extensions: ['.csv', '.txt'] },
  { name: 'ris', kind: 'work', extensions: ['.ris', '.txt'] },
  { name: 'bibtex', kind: 'work', extensions: ['.bib'] },
];
const guess = (name: string) => guessFormats(name, FORMATS).map((format) => format.name);

test('the ending leaves the formats that use it', () => {
  expect(guess('refs.BIB')).toEqual(['bibtex']);
  expect(guess('table.csv')).toEqual(['experts-csv', 'works-csv']);
  expect(guess('photo.png')).toEqual([]);
});

test('a name that tells what is inside narrows them down', () => {
  expect(guess('专家库2026.csv')).toEqual(['experts-csv']);
  expect(guess('experts-and-papers.csv')).toEqual(['experts-csv', 'works-csv']);
});
