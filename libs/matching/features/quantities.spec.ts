import { findQuantities } from './quantities.js';

/** What is found, as `low..high dimension` with six digits, and as the source writes it. */
const read = (text: string): string[] =>
  findQuantities(text).map(({ low, high, dimension }) => {
    const [a, b] = [low, high].map((value) => Number(value.toPrecision(6)));
    return `${a === b ? a : `${a}..${b}`} ${dimension}`;
  });
const written = (text: string): string[] =>
  findQuantities(text).map(({ start, end }) => text.slice(start, end));

const CHARGE_BY_MASS = 'A1 kg-1 s1';

test.each([
  ['312 mAh/g', `1123200 ${CHARGE_BY_MASS}`],
  ['312 mA h g⁻¹', `1123200 ${CHARGE_BY_MASS}`],
  ['312 mA·h·g^-1', `1123200 ${CHARGE_BY_MASS}`],
  ['312mAh g-1', `1123200 ${CHARGE_BY_MASS}`],
  ['0.312 Ah/g', `1123200 ${CHARGE_BY_MASS}`],
  ['３１２ ｍＡｈ/ｇ', `1123200 ${CHARGE_BY_MASS}`],
  ['312 Ah/kg', `1123200 ${CHARGE_BY_MASS}`],
])('%s is the same charge by mass', (text, expected) => expect(read(text)).toEqual([expected]));

test.each([
  ['1.2×10⁻³ S/cm', '0.12 A2 kg-1 m-3 s3'],
  ['1.2 x 10^-3 S cm-1', '0.12 A2 kg-1 m-3 s3'],
  ['1.2e-3 S/cm', '0.12 A2 kg-1 m-3 s3'],
  ['10⁻³ S/cm', '0.1 A2 kg-1 m-3 s3'],
  ['10-3 S/cm', '0.1 A2 kg-1 m-3 s3'],
  ['1.2 mS/cm', '0.12 A2 kg-1 m-3 s3'],
])('%s is a conductivity', (text, expected) => expect(read(text)).toEqual([expected]));

test.each([
  ['1,000 cycles', '1000 count1'],
  ['循环3万次', '30000 count1'],
  ['3-5万次', '30000..50000 count1'],
  ['300~350 MPa', '300000000..350000000 kg1 m-1 s-2'],
  ['300 to 350 MPa', '300000000..350000000 kg1 m-1 s-2'],
  ['0.5% ~ 1.5%', '0.005..0.015 ratio1'],
  ['5%-8%', '0.05..0.08 ratio1'],
  ['5%–8%', '0.05..0.08 ratio1'],
  ['2 mm-5 mm', '0.002..0.005 m1'],
  ['5℃-8℃', '5..8 celsius1'],
  ['500 nm to 2 μm', '5e-7..0.000002 m1'],
  ['100 MHz–6 GHz', '100000000..6000000000 s-1'],
  ['5 cm ± 2 mm', '0.048..0.052 m1'],
  ['500次-1万次', '500..10000 count1'],
  ['10 mm-5 mm', '0.005..0.01 m1'],
  ['5±0.2万次', '48000..52000 count1'],
  ['50 Nm', '50 kg1 m2 s-2'],
  ['50 N·m', '50 kg1 m2 s-2'],
  ['5 mM', '5 m-3 mol1'],
  ['5 mmol/L', '5 m-3 mol1'],
  ['20 μM', '0.02 m-3 mol1'],
  ['①300 MPa', '300000000 kg1 m-1 s-2'],
  ['⒈5 nm', '5e-9 m1'],
  ['5 ± 0.2 mm', '0.0048..0.0052 m1'],
  ['10-30 ℃', '10..30 celsius1'],
  ['-40°C', '-40 celsius1'],
  ['厚度50纳米', '5e-8 m1'],
  ['5 W/(m·K)', '5 K-1 kg1 m1 s-3'],
  ['5 W m-1 K-1', '5 K-1 kg1 m1 s-3'],
  ['120 MPA', '120000000 kg1 m-1 s-2'],
  ['500 N/mm2', '500000000 kg1 m-1 s-2'],
  ['0.5 mg/m³', '5e-7 kg1 m-3'],
  ['10μm', '0.00001 m1'],
  ['2.4 GHz', '2400000000 s-1'],
  ['6000 r/min', '100 s-1 turn1'],
  ['寿命15年', '473364000 s1'],
  ['6000 rpm', '100 s-1 turn1'],
])('%s is read', (text, expected) => expect(read(text)).toEqual([expected]));

test.each([
  ['a name of digits', '1'.repeat(5000)],
  ['half a character', '\ud800 5'],
])('%s states no quantity', (_, text) => expect(read(text)).toEqual([]));

test.each([
  'LiNi0.8Co0.1Mn0.1O2 cathodes',
  'in 2024 we made 12 samples',
  '17-4PH steel',
  'Ti-6Al-4V alloys',
  'for $50K',
  '$ 1,250 K',
  '￥300万次',
  'Figure 3.',
  '3 Gorges',
  '5 games',
  'page 5 mentions',
  '1980-2004年的产量',
  '2002年以来',
  '',
  '-',
])('%j states no quantity', (text) => expect(read(text)).toEqual([]));

test('places lie in the source, whatever was spelt another way', () => {
  const text = '容量达到 312 mA h g⁻¹，电导率１.２×10⁻³ S/cm，循环1000次后保持85%以上。';
  expect(written(text)).toEqual(['312 mA h g⁻¹', '１.２×10⁻³ S/cm', '1000次', '85%']);
});

test('a character of two units is cited whole', () => {
  expect(written('𝟓 mm and 𝟏𝟐 𝐤𝐠')).toEqual(['𝟓 mm', '𝟏𝟐 𝐤𝐠']);
});

test('a pressure has one unit, a capacity by mass several', () => {
  const compound = (text: string) => findQuantities(text)[0].compound;
  expect([compound('5 MPa'), compound('5 %'), compound('5 kWh')]).toEqual([false, false, false]);
  for (const text of ['5 mAh/g', '5 S/cm', '5 N/mm2', '5 mM', '5 mmol/L']) {
    expect(compound(text)).toBe(true);
  }
});

test('a quarter of a megabyte of digits and units is read in a moment', () => {
  const text = '12 mAh/g 5-6 . 1e 10^ 3,000,0 ± '.repeat(8_000);
  const before = process.cpuUsage().user;
  expect(findQuantities(text).length).toBeGreaterThan(7_900);
  expect(findQuantities(`1 ${'m-1 s-2 '.repeat(30_000)}`)).toHaveLength(1);
  expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(3);
});
