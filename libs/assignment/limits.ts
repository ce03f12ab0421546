/** What one problem may hold; beyond it a `too-large` error names the knob. */
export const limits = {
  needs: 100_000,
  profiles: 200_000,
  edges: 4_000_000,
  /** Largest capacity, demand or group limit. */
  count: 1_000_000_000,
  /**
   * Largest |score| × scale. A shortest path passes each profile once, so a distance stays
   * below 2 × 200,000 × 2^31 < 2^50 and every sum of two is an exact double.
   */
  units: 2 ** 31,
};
