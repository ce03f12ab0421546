/**
 * English words that say nothing about a field of work: grammar, and the set phrases of abstracts
 * and calls. They are scored like other words (their weight is small, and leaving them out measured
 * worse everywhere), but never shown as a reason. Written for this project; compared before
 * stemming, in lower case.
 */
const GRAMMAR = `
a about above across after again against all almost alone along already also although always am
among an and another any anyone anything are around as at away back be became because become
becomes been before being below between both but by came can cannot could did do does doing done
down during each either else enough etc even ever every everyone few for from further gave get
gets give given gives go goes going gone got had has have having he hence her here hers herself him
himself his how however i if in indeed instead into is it its itself just keep kept last least
less let lets like likely made mainly make makes making many may maybe me might mine more moreover
most mostly much must my myself namely near nearly neither never nevertheless no nobody none nor
not nothing now nowhere of off often on once one ones only onto or other others otherwise our ours
ourselves out over own per perhaps put quite rather re really same say see seem seems seen several
shall she should since so some someone something sometimes somewhat soon still such take taken than
that the their theirs them themselves then there thereby therefore therein these they this those
though through throughout thus till to together too toward towards under unless until up upon us
use used uses using usually various very via was way we well went were what whatever when whenever
where whereas wherein whether which while who whole whom whose why will with within without would
yet you your yours yourself
`;

const PHRASES_OF_ABSTRACTS = `
abstract achieve achieved aim aims allow allows based demonstrate demonstrated describe described
develop developed developing development ii iii include included includes including introduce
investigate investigated need needed needs new novel obtain obtained paper phase present presented
presents project propose proposed proposes proposing provide provided provides research result
results show showed shown shows study studied work
`;

const STOP_WORDS: ReadonlySet<string> = new Set(
  `${GRAMMAR} ${PHRASES_OF_ABSTRACTS}`.split(/\s+/).filter((word) => word !== ''),
);

/** Characters of Chinese that only carry grammar; a bigram may still hold them. */
const STOP_CHARACTERS: ReadonlySet<string> = new Set('的了和与及是在对为而以从其之于或并且被把将');

export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);
export const isStopCharacter = (character: string): boolean => STOP_CHARACTERS.has(character);
