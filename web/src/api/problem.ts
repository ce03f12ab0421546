/** One value that the API did not take: where, and why. */
export interface FieldProblem {
  field: string;
  message: string;
  code?: string;
}

interface ProblemBody {
  status: number;
  code: string;
  detail: string;
  requestId?: string;
  fields?: FieldProblem[];
  facts?: Record<string, unknown>;
}

/** Status 0: the server could not be reached, so nothing is known about what it did. */
const LOST: ProblemBody = { status: 0, code: 'connection-lost', detail: 'No connection.' };

/** An answer of the API that is no success (RFC 9457), as an error to throw and to show. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId?: string;
  readonly fields: FieldProblem[];
  readonly facts: Record<string, unknown>;

  constructor(body: ProblemBody) {
    super(body.detail);
    this.name = 'Problem';
    this.status = body.status;
    this.code = body.code;
    this.requestId = body.requestId;
    this.fields = body.fields ?? [];
    this.facts = body.facts ?? {};
  }

  static lost(): Problem {
    return new Problem(LOST);
  }

  /** What came out of a query or mutation, whatever it was. */
  static from(error: unknown): Problem {
    if (error instanceof Problem) return error;
    const detail = error instanceof Error ? error.message : String(error);
    return new Problem({ status: -1, code: 'page-error', detail });
  }
}

/** Reads the body of an answer that is no success; a proxy's page of HTML gives a bare problem. */
export async function problemOf(response: Response): Promise<Problem> {
  const isProblem = response.headers.get('content-type')?.includes('json');
  const body: unknown = isProblem
    ? await response
        .clone()
        .json()
        .catch(() => null)
    : null;
  if (body && typeof body === 'object' && 'code' in body && 'status' in body)
    // The API promises this shape for every error; see src/platform/http/problem.ts.
    return new Problem(body as ProblemBody);
  const { status } = response;
  return new Problem({ status, code: `http-${status}`, detail: response.statusText });
}
