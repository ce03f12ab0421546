/** What a run may have had to do without; it is then scored again by itself. */
export const RUN_NOTES = ['embeddings-unavailable', 'embeddings-incomplete'] as const;
export type RunNote = (typeof RUN_NOTES)[number];
