import { FieldEntries } from './field-entries.js';
import { FieldIndex, readFields } from './fields.js';

/** One profile for each list of works, each work a list of codes. */
function index(...profiles: string[][][]): FieldIndex {
  const fields = new FieldEntries();
  profiles.forEach((works, profile) => works.forEach((codes) => fields.add(profile, codes)));
  return new FieldIndex(fields.layOut(profiles.length));
}
const values = (fields: FieldIndex, profiles: number, ...asked: string[]): number[] =>
  Array.from(fields.values(profiles, readFields(asked)), (v) => Number(v.toFixed(4)));

test('the worked example: two works agree down to the group', () => {
  const fields = index([['H01M 10/0525'], ['H01M 10/0525']]);
  expect(values(fields, 1, 'H01M 10/0562')).toEqual([0.6]);
});

test('the further two codes agree, the more; a section alone is nothing', () => {
  const fields = index(
    [['H01M 10/0562']],
    [['H01M 10/0525']],
    [['H01M 4/36']],
    [['H01B 1/06']],
    [['H02J 7/00']],
    [['A61K 9/00']],
  );
  expect(values(fields, 6, 'H01M 10/0562')).toEqual([0.5, 0.4, 0.25, 0.1, 0, 0]);
});

test('more works prove more, and one work counts once however many codes it has', () => {
  const fields = index(
    [['H01M 4/36', 'H01M 4/38', 'H01M 4/48']],
    [['H01M 4/36'], ['H01M 4/38'], ['H01M 4/48']],
  );
  expect(values(fields, 2, 'H01M')).toEqual([0.25, 0.4375]);
});

test('several codes are averaged; of two schemes the better counts', () => {
  const fields = index([['H01M 10/0562']], [['0805']]);
  expect(values(fields, 2, 'H01M 10/0562', 'C01B 25/14')).toEqual([0.25, 0]);
  expect(values(fields, 2, 'H01M 10/0562', '0805')).toEqual([0.5, 0.3]);
});

test('digits of one scheme never agree with those of another', () => {
  const fields = index([['0805']], [['TM912']]);
  expect(values(fields, 2, '080', '430', 'E0805')).toEqual([0, 0]);
});

test('a code that another one narrows down, or that comes twice, is asked once', () => {
  const labels = (...asked: string[]) => readFields(asked).map(({ label }) => label);
  expect(labels('H01M', 'H01M 10/0562', 'h01m')).toEqual(['H01M 10/0562']);
  expect(labels('H01M 4/36', 'H01M4/36')).toEqual(['H01M 4/36']);
  expect(labels('储能', '储 能', '储能 ')).toEqual(['储能', '储 能']);
});

test('the reason names the nearest code of the profile and how many works bear it', () => {
  const fields = index([['H01M 4/36'], ['H01M 10/0525'], ['H01M 10/0525', 'C01B 25/14']]);
  expect(fields.reasonsFor(0, readFields(['H01M 10/0562', '储能']))).toEqual([
    { channel: 'fields', asked: 'H01M 10/0562', found: 'H01M 10/0525', works: 2 },
  ]);
  expect(fields.reasonsFor(7, readFields(['H01M']))).toEqual([]);
});
