import { toMermaid } from './diagram.js';

test('draws every step, the beginning and the ends', () => {
  const door = { name: 'door', initial: 'ajar', next: { ajar: ['wide-open'], 'wide-open': [] } };
  expect(toMermaid(door)).toBe(
    'stateDiagram-v2\n  [*] --> ajar\n  ajar --> wide_open\n  wide_open --> [*]',
  );
});
