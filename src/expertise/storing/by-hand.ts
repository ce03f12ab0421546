/** The source of what people say here by hand; it goes before every import. */
export const BY_HAND = 'by-hand';

/** The source of works that an expert brings himself, so that his ids are his own. */
export const ownSource = (expertId: string): string => `own:${expertId}`;
