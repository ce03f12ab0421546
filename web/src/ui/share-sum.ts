/** Shares of a price added up, in percent to two places: floating point would miss the 100. */
export const shareSum = (parts: readonly ({ share?: number | null } | undefined)[]): number =>
  Math.round(parts.reduce((sum, part) => sum + (part?.share ?? 0), 0) * 100) / 100;
