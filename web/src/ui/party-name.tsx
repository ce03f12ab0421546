import { nameOf } from './name-of';
import { useTongue } from './tongue';

type Party = { name: string; nameEn?: string | null };

/** A name in the reader's language; where that isn't the name itself, it is told on hovering. */
export function PartyName({ party }: { party: Party }) {
  const said = nameOf(party, useTongue());
  return said === party.name ? said : <span title={party.name}>{said}</span>;
}

/** Both names, for who must tell people of one English name apart, or looks one up in a paper. */
export function BothNames({ party }: { party: Party }) {
  const said = nameOf(party, useTongue());
  if (said === party.name) return said;
  return (
    <>
      {said} <span lang="zh">{party.name}</span>
    </>
  );
}

/** Names within sentences. */
export function useNames(): (party: Party) => string {
  const tongue = useTongue();
  return (party) => nameOf(party, tongue);
}
