interface Known {
  name: string;
  kind: string;
  extensions: string[];
}

/** What file names tell of the records inside, in both languages. */
const HINTS: readonly [RegExp, string][] = [
  [/challenge|need|demand|榜|需求|题/i, 'challenge'],
  [/expert|people|scholar|专家|人才|教授/i, 'expert'],
  [/work|paper|patent|publication|成果|论文|专利/i, 'work'],
];

/** The formats that files of this name may have; a name that tells the kind narrows them down. */
export function guessFormats<Format extends Known>(name: string, formats: Format[]): Format[] {
  const lower = name.toLowerCase();
  const byEnding = formats.filter(({ extensions }) =>
    extensions.some((ending) => lower.endsWith(ending.toLowerCase())),
  );
  const kinds = HINTS.filter(([pattern]) => pattern.test(name)).map(([, kind]) => kind);
  const byKind = byEnding.filter(({ kind }) => kinds.includes(kind));
  return kinds.length === 1 && byKind.length > 0 ? byKind : byEnding;
}
