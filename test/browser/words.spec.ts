import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Reads the words of the pages, the pages themselves and the description of the API as files; no
 * browser is needed to find a word that is missing.
 */
const WEB = 'web/src';
type Language = 'zh' | 'en';

/** Words of one language by their whole names: `challenges:list.title`. */
type Words = Map<string, string>;

const wordsOf = (language: Language): Words => {
  const folder = join(WEB, 'i18n', language);
  const words: Words = new Map();
  for (const file of readdirSync(folder))
    flatten(readJson(join(folder, file)), `${basename(file, '.json')}:`, words);
  return words;
};

function flatten(value: unknown, name: string, into: Words): void {
  if (typeof value === 'string') into.set(name, value);
  else
    for (const [key, inner] of Object.entries(value ?? {}))
      flatten(inner, /:$/.test(name) ? `${name}${key}` : `${name}.${key}`, into);
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Chinese has one form for every number, English two: `count_one`, `count_other`. */
const withoutForm = (name: string): string => name.replace(/_(one|other)$/, '');
/** A fact that the API gives in both languages ends in Zh for the Chinese one. */
const places = (text: string): string[] => {
  const named = [...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, place]) => place);
  return [...new Set(named.map((place) => place.replace(/Zh$/, '')))].sort();
};

const zh = wordsOf('zh');
const en = wordsOf('en');
const names = (words: Words) => [...new Set([...words.keys()].map(withoutForm))].sort();
const known = new Set(names(zh));

test('both languages have the same words', () => {
  expect(names(en)).toEqual(names(zh));
});

test('an English word that counts has both its forms', () => {
  const forms = [...en.keys()].filter((name) => /_(one|other)$/.test(name));
  const missing = forms.filter((name) =>
    ['one', 'other'].some((form) => !en.has(`${withoutForm(name)}_${form}`)),
  );
  expect(missing).toEqual([]);
});

test('a word has the same places to fill in both languages', () => {
  const different = [...en].flatMap(([name, text]) => {
    const chinese = zh.get(name) ?? zh.get(withoutForm(name)) ?? '';
    // "One day left" need not repeat the number.
    const wanted = places(chinese).filter((place) => !(name.endsWith('_one') && place === 'count'));
    const given = places(text).filter((place) => !(name.endsWith('_one') && place === 'count'));
    return wanted.join() === given.join() ? [] : [`${name}: ${wanted.join()} ≠ ${given.join()}`];
  });
  expect(different).toEqual([]);
});

test('a word that says nothing says nothing in both languages', () => {
  const silent = (words: Words) =>
    [...words].filter(([, text]) => !text.trim()).map(([name]) => name);
  expect(silent(en)).toEqual(silent(zh));
});

/** What both languages write alike: names of formats, of identifiers, of this programme. */
const NAMES =
  /^(OpenAlex|BibTeX|RIS|ORCID|DOI|English|CSV|JSON|Jiebang|SHA-256|API|ID|URL|E-mail|[\d\s{}\w·.…%/:×+-]*\{\{[\s\S]*)$/;

test('Chinese words are Chinese, English ones hold no Chinese', () => {
  const raw = [...zh].filter(([, text]) => /[A-Za-z]{2}/.test(text) && !/\p{sc=Han}/u.test(text));
  const foreign = raw.filter(([name, text]) => !NAMES.test(text) && !name.endsWith('-example'));
  expect(foreign).toEqual([]);
  const chinese = [...en].filter(
    ([name, text]) => /\p{sc=Han}/u.test(text) && name !== 'account:language.zh',
  );
  expect(chinese).toEqual([]);
});

test('Chinese sentences end with full-width marks', () => {
  const half = [...zh].filter(([, text]) => /\p{sc=Han}[,;:!?](\s|$|\p{sc=Han})/u.test(text));
  expect(half).toEqual([]);
});

// ---- what the pages ask for ----

interface Asked {
  file: string;
  /** The whole word, or its beginning where the rest is only known on the page. */
  name: string;
  open: boolean;
}

const sources = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.(spec|d)\.tsx?$/.test(file))
  .map((file) => ({ file, text: withoutComments(readFileSync(join(WEB, file), 'utf8')) }));

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

/** Every `t('…')` and t(`…${x}…`) of a source, with the namespaces its translations may be in. */
function askedBy({ file, text }: { file: string; text: string }): (Asked & { spaces: string[] })[] {
  const spaces = ['frame'];
  for (const [, given] of text.matchAll(
    /useTranslation(?:<[^>]*>)?\(([^)]*)\)|TFunction<'[\w-]+'>/g,
  ))
    for (const [, space] of (given ?? '').matchAll(/['"]([\w-]+)['"]/g)) spaces.push(space);
  for (const [, space] of text.matchAll(/TFunction<['"]([\w-]+)['"]>/g)) spaces.push(space);
  const calls = text.matchAll(/\bt\(\s*(?:'([^']+)'|"([^"]+)"|`([^`]+)`)/g);
  return [...calls].map(([, single, double, template]) => {
    const name = single ?? double ?? template ?? '';
    const open = template !== undefined && name.includes('${');
    return { file, name: open ? name.slice(0, name.indexOf('${')) : name, open, spaces };
  });
}

/** Both `t(wide ? 'a' : 'b')`: the choice of two words. */
function chosenBy({
  file,
  text,
}: {
  file: string;
  text: string;
}): (Asked & { spaces: string[] })[] {
  const spaces = askedBy({ file, text: `${text}\nt('x')` })[0].spaces;
  const calls = text.matchAll(/\bt\(\s*[\w.!=&|()\s?]+\?\s*'([^']+)'\s*:\s*'([^']+)'/g);
  return [...calls].flatMap(([, first, second]) =>
    [first, second].map((name) => ({ file, name, open: false, spaces })),
  );
}

function isSaid({ name, open, spaces }: Asked & { spaces: string[] }): boolean {
  const whole = name.includes(':') ? [name] : spaces.map((space) => `${space}:${name}`);
  // A word that begins with a variable, t(`${kind}.x`), can't be followed by reading.
  if (open && (name === '' || name.endsWith(':'))) return true;
  return whole.some((word) =>
    open ? [...known].some((other) => other.startsWith(word)) : known.has(word),
  );
}

test('every word that a page asks for is there', () => {
  const asked = sources.flatMap((source) => [...askedBy(source), ...chosenBy(source)]);
  expect(asked.length).toBeGreaterThan(200);
  const missing = asked.filter((one) => !isSaid(one));
  expect(missing.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
});

// ---- what the API may say ----

interface Codes {
  problems: string[];
  fields: string[];
}
// Written by `npm run generate` from the sources.
const codes = readJson('docs/generated/problem-codes.json') as Codes;

test('every problem of the API is said in both languages, with the way out', () => {
  const missing = codes.problems.filter((code) => !known.has(`problems:${code}`));
  expect(missing).toEqual([]);
  // A way out is a second sentence, or a sentence that asks for something.
  const curt = codes.problems.filter((code) => (zh.get(`problems:${code}`) ?? '').length < 6);
  expect(curt).toEqual([]);
});

test('every code of a wrong field is said in both languages', () => {
  const said = (code: string) =>
    known.has(`problems:field.${code}`) || known.has(`ui:field-problem.${code}`);
  expect(codes.fields.filter((code) => !said(code))).toEqual([]);
});

interface Description {
  components: { schemas: Record<string, { enum?: string[] }> };
}
// The generated description has many more parts; only its choices are read here.
const { schemas } = (readJson('docs/generated/openapi.json') as Description).components;

/** Choices that a page shows, and the group of terms that says each of their values. */
const SHOWN: Record<string, string> = {
  Role: 'role',
  OrganisationKind: 'organisation-kind',
  EnterpriseTier: 'tier',
  ChallengeState: 'challenge-state',
  BudgetBand: 'budget',
  DeadlineBand: 'deadline',
  Cooperation: 'cooperation',
  Mechanism: 'mechanism',
  DisclosureTier: 'disclosure',
  OwnBidState: 'bid-state',
  BidState: 'bid-state',
  AgreementState: 'agreement-state',
  MilestoneState: 'milestone-state',
  ImportState: 'import-state',
  ImportFormat: 'import-format',
  ImportedKind: 'imported',
  IpOwnership: 'ip-ownership',
  IpUse: 'ip-use',
  IpPublication: 'ip-publication',
  IpOption: 'ip-option',
  BidWarning: 'bid-warning',
  WorkKind: 'work',
  ChainFaultKind: 'chain-fault',
  ActorKind: 'actor',
  StoryNoun: 'story',
  Locale: 'locale',
};

test.each(Object.entries(SHOWN))('every %s has a term', (choice, group) => {
  const values = schemas[choice]?.enum ?? [];
  expect(values).not.toEqual([]);
  expect(values.filter((value) => !known.has(`terms:${group}.${value}`))).toEqual([]);
});

test('every state of a challenge says to its issuer and to the coordinator what comes next', () => {
  const states = schemas.ChallengeState.enum ?? [];
  const words = states.flatMap((state) => [`${state}.issuer`, `${state}.coordinator`]);
  expect(words.filter((word) => !known.has(`authoring:next.${word}`))).toEqual([]);
});
