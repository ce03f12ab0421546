import {
  RankRecords,
  checkWorksExist,
  parseExpertLine,
  parseNeedLine,
  parseWorkLine,
  scoreLine,
} from './rank-files.js';
import type { NeedText, ProfileText, WorkText } from './types.js';

test('a line of each file is read; keys the engine does not know are ignored', () => {
  expect(parseNeedLine('{"id":"n","title":"T","text":"x","programme":"p"}', 1)).toEqual({
    id: 'n',
    title: 'T',
    text: 'x',
  });
  expect(parseExpertLine('{"id":"e","name":"E","workIds":["w"]}', 1)).toEqual({
    id: 'e',
    workIds: ['w'],
  });
  expect(parseWorkLine('{"id":"w","title":"T","abstract":"A","year":1999,"kind":"x"}', 1)).toEqual({
    id: 'w',
    title: 'T',
    text: 'A',
    year: 1999,
  });
});

test('translations of a work are kept', () => {
  const line =
    '{"id":"w","title":"膜","translations":[{"language":"en","title":"Film","abstract":"F"}]}';
  expect(parseWorkLine(line, 1)).toEqual({
    id: 'w',
    title: '膜',
    text: '',
    translations: [{ language: 'en', title: 'Film', text: 'F' }],
  });
});

test('empty lines are passed over and a byte-order mark is not part of line 1', () => {
  expect(parseNeedLine('', 3)).toBeUndefined();
  expect(parseNeedLine(' \r', 3)).toBeUndefined();
  expect(parseNeedLine('\ufeff{"id":"n"}', 1)?.id).toBe('n');
});

test('an absent or null text is empty, because real files have works without abstracts', () => {
  expect(parseWorkLine('{"id":"w","title":"T","abstract":null,"year":null}', 1)).toEqual({
    id: 'w',
    title: 'T',
    text: '',
  });
});

test('a work with the id null is passed over, and so is a null among the works of an expert', () => {
  expect(parseWorkLine('{"id":null,"title":"T"}', 1)).toBeUndefined();
  expect(parseExpertLine('{"id":"e","workIds":["w",null]}', 1)?.workIds).toEqual(['w']);
  expect(() => parseWorkLine('{"title":"T"}', 1)).toThrow('works, line 1, id:');
  expect(() => parseNeedLine('{"id":null}', 1)).toThrow('needs, line 1, id:');
});

test.each([
  [parseNeedLine, '{"id":', 'needs, line 7: not valid JSON.'],
  [parseNeedLine, '[1]', 'needs, line 7: not a JSON object.'],
  [parseNeedLine, 'null', 'needs, line 7: not a JSON object.'],
  [parseNeedLine, '{"title":"x"}', 'needs, line 7, id: must be a string that is not empty.'],
  [parseNeedLine, '{"id":" "}', 'needs, line 7, id: must be a string that is not empty.'],
  [parseNeedLine, '{"id":5}', 'needs, line 7, id: must be a string that is not empty.'],
  [parseNeedLine, '{"id":"n","text":5}', 'needs, line 7, text: must be a string.'],
  [parseExpertLine, '{"id":"e"}', 'experts, line 7, workIds: must be an array of strings.'],
  [
    parseExpertLine,
    '{"id":"e","workIds":[1]}',
    'experts, line 7, workIds: must be an array of strings.',
  ],
  [parseWorkLine, '{"id":"w","year":"1999"}', 'works, line 7, year: must be a whole number.'],
  [
    parseWorkLine,
    '{"id":"w","translations":[{"language":1}]}',
    'works, line 7, translations.0.language: must be a string.',
  ],
  [
    parseWorkLine,
    '{"id":"w","translations":{}}',
    'works, line 7, translations: must be an array of objects.',
  ],
])('%# a wrong line is named with file, line and key', (parse, line, message) => {
  expect(() => parse(line, 7)).toThrow(expect.objectContaining({ code: 'bad-line', message }));
});

test('a second record of the same id is refused and names the first', () => {
  const needs = new RankRecords<NeedText>('needs');
  needs.add({ id: 'a', title: '', text: '' }, 1);
  expect(() => needs.add({ id: 'a', title: '', text: '' }, 4)).toThrow(
    'needs, line 4, id: a is already on line 1.',
  );
});

test('an expert may name a work twice but not one that does not exist', () => {
  const experts = new RankRecords<ProfileText>('experts');
  const works = new RankRecords<WorkText>('works');
  works.add({ id: 'w', title: '', text: '' }, 1);
  experts.add({ id: 'e', workIds: ['w', 'w'] }, 1);
  expect(() => checkWorksExist(experts, works)).not.toThrow();
  experts.add({ id: 'f', workIds: ['v'] }, 2);
  expect(() => checkWorksExist(experts, works)).toThrow(
    'experts, line 2, workIds: the works file has no work v.',
  );
});

test('a score is written with all its digits', () => {
  expect(scoreLine('n', { profileId: 'e', score: 0.1 + 0.2, rank: 1 })).toBe(
    '{"needId":"n","expertId":"e","score":0.30000000000000004,"rank":1}',
  );
});
