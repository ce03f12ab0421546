/**
 * The events an audit may show, for a query in which the event is `e`. Streams of sealed envelopes
 * are left out for ever: that one exists is a secret until the opening, and afterwards `bidOpened`
 * names its digest. Every query here, also one that only counts, holds this condition.
 */
export const VISIBLE = `e.stream not like 'envelope:%'`;
