import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../../../libs/kernel/index.js';
import { authorise, may, type Viewer } from '../../identity/index.js';
import { type EventAnswer } from '../audit.dto.js';
import { cursorAfter, placeOf } from '../event-cursor.js';
import { ACTOR_JOINS, EVENT_COLUMNS } from '../read-events.js';
import { VISIBLE } from '../visible-events.js';
import { type StoryAnswer, type StoryEventAnswer, type StoryQuery } from './story.dto.js';
import { storyWords } from './story-words.js';

type Told = EventAnswer & { subject: string | null };

@Injectable()
export class StoryQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * What happened to a challenge, oldest first: its own events and those of its invitations, bids
   * and agreements, as far as the viewer may read each of these. 404 when it is not his.
   */
  async story(viewer: Viewer, challengeId: string, query: StoryQuery): Promise<StoryAnswer> {
    const issuerId = await this.issuerOf(challengeId);
    authorise(viewer, 'challenge.manage', { organisationId: issuerId }, 'challenge');
    const after = query.cursor ? placeOf(query.cursor) : undefined;
    const thing = { organisationId: issuerId };
    const found: Told[] = await this.dataSource.query(STORY, [
      ...[challengeId, may(viewer, 'invitation.read', thing)],
      ...[may(viewer, 'bid.read-opened', thing), may(viewer, 'agreement.read', thing)],
      ...[after?.at ?? null, after?.id ?? null, query.limit + 1],
    ]);
    const items = found.slice(0, query.limit);
    const last = found.length > query.limit ? items.at(-1) : undefined;
    return {
      items: items.map((event) => tell(viewer, event)),
      nextCursor: last ? cursorAfter(last) : null,
    };
  }

  private async issuerOf(challengeId: string): Promise<string> {
    const [row] = await this.dataSource.query(
      `select organisation_id as id from challenge where id = $1`,
      [challengeId],
    );
    if (!row) throw notFound('challenge');
    return row.id;
  }
}

/**
 * $1 the challenge; $2, $3, $4 whether invitations, bids and agreements are told; $5, $6 where the
 * last page ended. Bids have rows only after the opening; the condition says it once more.
 */
const STORY = `
  with told (stream, subject) as (
    select 'challenge:' || $1::text, null
    union all
    select 'invitation:' || i.id, p.name from invitation i join profile p on p.id = i.profile_id
    where i.challenge_id = $1::uuid and $2
    union all
    select 'bid:' || b.id, lead.name from bid b
    join organisation lead on lead.id = b.lead_organisation_id
    join opening op on op.challenge_id = b.challenge_id and op.round = b.round
    where b.challenge_id = $1::uuid and $3
    union all
    select 'agreement:' || g.id, taker.name from agreement g
    join organisation taker on taker.id = g.taker_id
    where g.challenge_id = $1::uuid and $4
  )
  select ${EVENT_COLUMNS}, told.subject
  from told join event e on e.stream = told.stream ${ACTOR_JOINS}
  where ${VISIBLE} and ($5::timestamptz is null or (e.occurred_at, e.id) > ($5, $6::uuid))
  order by e.occurred_at, e.id limit $7`;

function tell(viewer: Viewer, event: Told): StoryEventAnswer {
  const { id, at, type, stream } = event;
  const [noun = '', subjectId = ''] = stream.split(':');
  const text = storyWords(event, viewer.locale);
  return { id, at, type, noun, subjectId, text, actor: namedFor(viewer, event.actor) };
}

/**
 * Whoever may audit sees every name. The issuer sees its own people, coordinators and jobs; of
 * researchers only the role, since askers and those who accepted the terms are nameless to it.
 */
function namedFor(viewer: Viewer, actor: EventAnswer['actor']): StoryEventAnswer['actor'] {
  const { kind, role, organisationId } = actor;
  const own = organisationId !== null && organisationId === viewer.organisationId;
  const open = kind !== 'person' || own || role === 'coordinator' || may(viewer, 'audit.read');
  const { name, organisationName } = open ? actor : { name: null, organisationName: null };
  return { kind, name, role, organisationName };
}
