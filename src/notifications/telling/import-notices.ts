import { type NoticeKind } from '../notice-kinds.js';
import { type Notice, tellAll } from './told.js';

/** Whoever asked for the import. */
export const tellRequester =
  (kind: NoticeKind): Notice =>
  async (source, { subjectId }) => {
    const [run] = await source.query(
      `select file_name as file, requested_by as requester, read, stored, unchanged, rejected,
              failure as reason, dry_run as "dryRun"
       from import_run where id = $1`,
      [subjectId],
    );
    if (!run?.requester) return [];
    const { requester, dryRun, ...facts } = run;
    const told = dryRun && kind === 'importFinished' ? 'importTried' : kind;
    return tellAll([requester], told, { importId: subjectId, ...facts });
  };
