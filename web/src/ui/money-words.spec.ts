import { centsOf, sayAmount, sayRange } from './money-words';

test.each([
  ['4680000.00', '468万元', 'CNY 4,680,000'],
  ['4685000', '468.5万元', 'CNY 4,685,000'],
  ['10000.00', '1万元', 'CNY 10,000'],
  ['9999.50', '9,999.50元', 'CNY 9,999.50'],
  ['12345678', '1,234.5678万元', 'CNY 12,345,678'],
  ['1234567.89', '1,234,567.89元', 'CNY 1,234,567.89'],
  ['120000000', '12,000万元', 'CNY 120,000,000'],
  ['0', '0元', 'CNY 0'],
])('%s is written exactly: %s, %s', (amount, zh, en) => {
  expect(sayAmount('zh', amount, 'CNY')).toBe(zh);
  expect(sayAmount('en', amount, 'CNY')).toBe(en);
});

test('an amount that floating point can not hold keeps every digit', () => {
  expect(sayAmount('en', '999999999999.99', 'CNY')).toBe('CNY 999,999,999,999.99');
});

test('both ends of a range share one unit; equal ends are one amount', () => {
  expect(sayRange('zh', ['3000000', '4680000'], 'CNY')).toBe('300万–468万元');
  expect(sayRange('en', ['3000000', '4680000'], 'CNY')).toBe('CNY 3,000,000–4,680,000');
  expect(sayRange('zh', ['3000000.00', '3000000'], 'CNY')).toBe('300万元');
});

test('other currencies keep their names', () => {
  expect(sayAmount('zh', '250000', 'USD')).toBe('25万美元');
  expect(sayAmount('zh', '250000', 'CHF')).toBe('25万 CHF');
});

test('what is no amount is shown as it came', () => {
  expect(centsOf('1.234')).toBeNull();
  expect(sayAmount('zh', 'about 5', 'CNY')).toBe('about 5');
});
