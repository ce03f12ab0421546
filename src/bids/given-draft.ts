import { invalid } from '../../libs/kernel/index.js';
import { MAX_SEALED_BYTES } from '../platform/sealing/index.js';
import { type BidDraft } from './bid-content.js';
import { type BidBody } from './bid.dto.js';
import { unstorableTexts } from './check-content.js';

/** Room for the frame around the content in its envelope. */
const FRAME_BYTES = 2048;
const MAX_BYTES = MAX_SEALED_BYTES - FRAME_BYTES;

/**
 * The draft a request brings: nulls mean "not there", ids are written small. 422 for texts that
 * could not be stored once the bid is opened, and for more than an envelope holds.
 */
export function givenDraft(body: BidBody): BidDraft {
  const text = JSON.stringify(body, (key, value) => lowerId(key, value ?? undefined));
  // The validation pipe has checked every field of the body; JSON keeps its shape.
  const draft = JSON.parse(text) as BidDraft;
  const unstorable = unstorableTexts(draft);
  if (unstorable.length)
    throw invalid(
      'malformed-text',
      'Some texts hold characters that cannot be stored.',
      unstorable,
    );
  const bytes = Buffer.byteLength(text);
  if (bytes <= MAX_BYTES) return draft;
  throw invalid('bid-too-large', `A bid may have ${MAX_BYTES} bytes of JSON; this has ${bytes}.`);
}

const ID_LISTS = ['partners', 'works'];

function lowerId(key: string, value: unknown): unknown {
  if (key === 'expertId' && typeof value === 'string') return value.toLowerCase();
  if (!ID_LISTS.includes(key) || !Array.isArray(value)) return value;
  return value.map((id) => (typeof id === 'string' ? id.toLowerCase() : id));
}
