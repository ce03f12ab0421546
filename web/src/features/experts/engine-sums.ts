interface Explained {
  explanation: {
    terms: readonly { label: string; contribution: number }[];
    works: readonly { id: string; kind: string; title: string; contribution: number }[];
  } | null;
}

/** The named terms that gave most over several matches, heaviest first. */
export function heaviestTerms(fits: readonly Explained[], most = 24) {
  const sums = new Map<string, number>();
  for (const { explanation } of fits)
    for (const { label, contribution } of explanation?.terms ?? [])
      if (label) sums.set(label, (sums.get(label) ?? 0) + contribution);
  return [...sums]
    .map(([label, value]) => ({ label, value }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .slice(0, most);
}

/** The works that carried most over several matches, heaviest first. */
export function heaviestWorks(fits: readonly Explained[], most = 10) {
  const sums = new Map<string, { id: string; kind: string; title: string; value: number }>();
  for (const { explanation } of fits)
    for (const { id, kind, title, contribution } of explanation?.works ?? []) {
      const value = (sums.get(id)?.value ?? 0) + contribution;
      sums.set(id, { id, kind, title, value });
    }
  return [...sums.values()].sort((a, b) => b.value - a.value).slice(0, most);
}
