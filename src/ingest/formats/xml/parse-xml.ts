import { wrongFileType } from '../bytes/file-type.js';
import { LIMITS } from '../limits.js';
import type { ParseContext, TextParser } from '../text-parser.js';
import { problem, problemOf } from '../record-problem.js';
import type { Parsed } from '../records.js';
import { XmlRecords, type XmlFragment, type XmlShape } from './xml-records.js';
import { parseElement, type XmlElement } from './xml-tree.js';

export interface XmlFormat extends XmlShape {
  /** Elements whose contents are not needed. */
  skip: Set<string>;
  read: (record: XmlElement, line: number, context: ParseContext) => Iterable<Parsed>;
}

const KNOWN_ROOTS: Record<string, string> = {
  'us-patent-grant': 'a USPTO patent grant',
  'us-patent-application': 'a USPTO patent application',
  'world-patent-data': 'EPO bibliographic data',
  'exchange-documents': 'EPO bibliographic data',
  record: 'an ORCID record',
  html: 'an HTML page',
};

/** A parser for files of XML records: cut first, then each parsed by itself. */
export function parseXml(format: XmlFormat): TextParser {
  return async function* (text: AsyncIterable<string>, context: ParseContext) {
    let first = true;
    const holds = new RegExp(`<(?:[\\w.-]+:)?(?:${format.records.join('|')})[\\s/>]`);
    const records = new XmlRecords(format, LIMITS.record, (root, following) => {
      const isHolder = holds.test(following.split('<?xml', 1)[0]);
      const isForeign = first && !isHolder && !holds.test(following);
      first = false;
      if (!isForeign) return isHolder;
      const found = Object.hasOwn(KNOWN_ROOTS, root) ? KNOWN_ROOTS[root] : `XML of <${root}>`;
      throw wrongFileType(found, context.format);
    });
    let found = 0;
    for await (const piece of text) {
      for (const fragment of records.push(piece)) {
        first = false;
        found++;
        yield* readFragment(fragment, format, context);
      }
    }
    for (const fragment of records.finish()) {
      found++;
      yield* readFragment(fragment, format, context);
    }
    if (found > 0) return;
    const reason = `The file holds no <${format.records.join('> or <')}>.`;
    yield problem(1, 'no-records', reason, '');
  };
}

function* readFragment(
  fragment: XmlFragment,
  format: XmlFormat,
  context: ParseContext,
): Generator<Parsed> {
  const { line, text, broken } = fragment;
  if (broken) {
    yield problem(line, broken.code, broken.reason, text);
    return;
  }
  try {
    yield* format.read(parseElement(text, line, format.skip), line, context);
  } catch (error) {
    yield problemOf(error, line, text);
  }
}
