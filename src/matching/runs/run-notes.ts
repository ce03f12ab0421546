/** What a run may have had to do without. */
export const RUN_NOTES = ['embeddings-unavailable'] as const;
export type RunNote = (typeof RUN_NOTES)[number];
