/** Filled when the API names challenges that are much alike. */
export function SimilarChallenges(_: { id: string; version: number }) {
  return null;
}
