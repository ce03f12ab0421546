import { sayRequirement } from './indicator-words';

test.each([
  [{ comparator: '>=', target: '300', unit: 'mAh/g' }, '≥ 300 mAh/g'],
  [{ comparator: '<=', target: '5', unit: 'ppb' }, '≤ 5 ppb'],
  [{ comparator: 'range', target: '10-20', unit: 'µm' }, '10–20 µm'],
  [{ comparator: 'range', target: '10 至 20', unit: '' }, '10–20'],
  [{ comparator: 'text', target: '无可见裂纹', unit: null }, '无可见裂纹'],
  [{ comparator: '>=', target: '≥ 300', unit: 'h' }, '≥ 300 h'],
  [{ comparator: '>=', target: '', unit: '' }, ''],
  [{}, ''],
])('%j reads %s', (indicator, said) => expect(sayRequirement(indicator)).toBe(said));
