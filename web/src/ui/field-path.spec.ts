import { pathOf } from './field-path';

test.each([
  ['title', ['title']],
  ['indicators.0.unit', ['indicators', 0, 'unit']],
  ['indicators[12].unit', ['indicators', 12, 'unit']],
  ['', []],
])('%s leads to %j', (field, path) => expect(pathOf(field)).toEqual(path));
