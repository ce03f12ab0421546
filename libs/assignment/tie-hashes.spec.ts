import { indexProblem } from './index-problem.js';
import { planNetwork } from './plan-network.js';
import { randomProblem } from './random-problem.js';
import { tieHashes } from './tie-hashes.js';

/** FNV-1a of the whole text at once, then the mixing step. */
function wholeHash(text: string): number {
  let hash = 0x811c9dc5;
  for (const unit of text) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

test('what is hashed once for a need gives the hash of the whole text', () => {
  const problem = indexProblem(randomProblem(3, { needs: 20, profiles: 30, density: 0.3 }));
  const { net } = planNetwork(problem);
  const arcs = [...net.arcEdge.keys()].filter((arc) => arc % 3 > 0);
  const whole = arcs.map((arc) => {
    const e = net.arcEdge[arc];
    const { needs, profiles, edgeNeed, edgeProfile } = problem;
    return wholeHash(`7 ${needs[edgeNeed[e]].id}\n${profiles[edgeProfile[e]].id}`);
  });
  expect(whole.length).toBeGreaterThan(50);
  expect([...tieHashes(problem, net, arcs, 7)]).toEqual(whole);
});
