import { ClockBounds } from './server-clock';

const header = (milliseconds: number) => new Date(milliseconds).toUTCString();

test('nothing is assumed before the first answer', () => {
  expect(new ClockBounds().offset).toBe(0);
  const clock = new ClockBounds();
  clock.take('no date', 0, 0);
  clock.take(null, 0, 0);
  expect(clock.offset).toBe(0);
});

test('each answer narrows the bounds, though the header counts whole seconds', () => {
  const clock = new ClockBounds();
  const ahead = 90_250;
  for (let i = 0; i < 40; i += 1) {
    const sent = 1_700_000_000_000 + i * 1_137;
    const answered = sent + 20;
    clock.take(header(Math.floor((answered + ahead) / 1000) * 1000), sent, answered + 20);
  }
  expect(Math.abs(clock.offset - ahead)).toBeLessThan(80);
});

test('after a clock was set the old bounds are forgotten', () => {
  const clock = new ClockBounds();
  clock.take(header(1_000_000_000_000), 1_000_000_000_000, 1_000_000_000_100);
  clock.take(header(1_000_003_600_000), 1_000_000_001_000, 1_000_000_001_100);
  expect(Math.abs(clock.offset - 3_599_000)).toBeLessThan(1_000);
});
