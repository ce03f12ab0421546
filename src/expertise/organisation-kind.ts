import { type OrganisationKind } from '../identity/index.js';

/**
 * What an organisation met by name only most likely is, for a coordinator to confirm. A name that
 * ends as a company is one, also where a university stands in it; then a university is looked for,
 * then a company, then an institute.
 */
export function guessKind(name: string, otherwise: OrganisationKind): OrganisationKind {
  if (COMPANY_AT_END.test(name)) return 'enterprise';
  if (UNIVERSITY.test(name)) return 'university';
  if (COMPANY.test(name)) return 'enterprise';
  return INSTITUTE.test(name) ? 'institute' : otherwise;
}

const COMPANY_AT_END = /(公司|厂)\s*$/;
const UNIVERSITY =
  /大学|学院|universit|universid|università|université|college|hochschule|polytechni/i;
const COMPANY =
  /公司|集团|[\s,](inc|ltd|corp|co|llc|llp|gmbh|ag|plc|s\.?a|pty|b\.?v)\.?\s*$|\b(corporation|incorporated|limited|company)\b/i;
const INSTITUTE =
  /研究院|研究所|研究中心|实验室|科学院|institut|laborator|academy|\bcent(er|re)\b/i;
