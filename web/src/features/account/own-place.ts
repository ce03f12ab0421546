/** Whether an address leads to a page of ours: never to another site, whatever a link says. */
export const isOwnPlace = (path: string): boolean => /^\/(?![/\\])/.test(path);
