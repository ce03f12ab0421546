import { guessKind } from './organisation-kind.js';

test.each([
  ['FOSTER-MILLER, INC.', 'enterprise'],
  ['Battelle Memorial Institute', 'institute'],
  ['江澜理工大学', 'university'],
  ['江澜理工大学科技园有限公司', 'enterprise'],
  ['北辰材料研究院', 'institute'],
  ['University of Groningen', 'university'],
  ['Siemens AG', 'enterprise'],
  ['Bosch GmbH', 'enterprise'],
  ['Incline Village Board', 'government'],
])('%s is taken for: %s', (name, kind) => expect(guessKind(name, 'government')).toBe(kind));
