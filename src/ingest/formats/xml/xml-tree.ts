import { SaxesParser } from 'saxes';
import { oneLine } from '../fields/clean-text.js';
import { RecordProblem } from '../record-problem.js';

/** An element by its local name; prefixes are dropped, since each format has one vocabulary. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
  line: number;
}

const DEEPEST = 200;

/**
 * Parses one element. `firstLine` is the line of its start in the file; elements named in `skip`
 * are checked but not kept (a patent's description is long and not needed). Throws RecordProblem
 * with the line and the reason when the text is not well-formed.
 */
export function parseElement(text: string, firstLine: number, skip: Set<string>): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const root: XmlElement = { name: '', attributes: {}, children: [], line: firstLine };
  const stack = [root];
  let skipDepth = 0;
  parser.on('error', (error) => {
    const line = firstLine + parser.line - 1;
    const why = error.message.replace(/^\d+:\d+:\s*/, '').slice(0, 200);
    throw new RecordProblem('bad-xml', `This is no well-formed XML at line ${line}: ${why}`);
  });
  parser.on('opentag', (tag) => {
    if (skipDepth > 0 || skip.has(localName(tag.name))) {
      skipDepth++;
      return;
    }
    if (stack.length > DEEPEST) {
      throw new RecordProblem('bad-xml', `Elements are nested deeper than ${DEEPEST}.`);
    }
    const element = {
      name: localName(tag.name),
      attributes: localNames(tag.attributes),
      children: [],
      line: firstLine + parser.line - 1,
    };
    stack[stack.length - 1].children.push(element);
    stack.push(element);
  });
  parser.on('closetag', () => {
    if (skipDepth > 0) skipDepth--;
    else stack.pop();
  });
  const onText = (part: string) => {
    if (skipDepth === 0) stack[stack.length - 1].children.push(part);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.write(text).close();
  const element = root.children.find(isElement);
  if (!element) throw new RecordProblem('bad-xml', 'There is no element.');
  return element;
}

export function isElement(node: XmlElement | string): node is XmlElement {
  return typeof node !== 'string';
}

/** Child elements along a path of names: `all(doc, 'parties', 'inventors', 'inventor')`. */
export function all(from: XmlElement | undefined, ...path: string[]): XmlElement[] {
  let level = from ? [from] : [];
  for (const name of path) {
    level = level.flatMap((element) =>
      element.children.filter(isElement).filter((child) => child.name === name),
    );
  }
  return level;
}

export function first(from: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return all(from, ...path)[0];
}

/** Text of the first element along the path, on one line; undefined when blank or absent. */
export function textAt(from: XmlElement | undefined, ...path: string[]): string | undefined {
  const element = first(from, ...path);
  return element && (oneLine(flatText(element)) || undefined);
}

/** Text with a line break between paragraphs. */
export function paragraphs(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const blocks = all(element, 'p');
  const parts = (blocks.length > 0 ? blocks : [element]).map((block) => oneLine(flatText(block)));
  return parts.filter((part) => part !== '').join('\n') || undefined;
}

function flatText(element: XmlElement): string {
  return element.children.map((child) => (isElement(child) ? flatText(child) : child)).join('');
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

function localNames(attributes: Record<string, string>): Record<string, string> {
  const pairs = Object.entries(attributes).filter(([name]) => !name.startsWith('xmlns'));
  return Object.fromEntries(pairs.map(([name, value]) => [localName(name), value]));
}
