import createFetchClient, { type Middleware } from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import type { paths } from './schema';
import { Problem, problemOf } from './problem';
import { noteAnswer, noteLoss, noteSending } from './server-clock';

/** Whoever wants to know that a call was refused because the session is over. */
type SessionEnd = () => void;
const listeners = new Set<SessionEnd>();

/** Tells `listener` about every call that is refused for want of a session; returns the way out. */
export function onSessionEnd(listener: SessionEnd): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Every answer that is no success becomes a thrown {@link Problem}; so does a lost connection. */
const toProblems: Middleware = {
  onRequest({ id }) {
    noteSending(id);
  },
  async onResponse({ id, request, response }) {
    noteAnswer(id, response.headers);
    if (response.ok) return undefined;
    const problem = await problemOf(response);
    const signingIn = new URL(request.url).pathname === '/api/sessions';
    if (problem.status === 401 && !signingIn) for (const listener of listeners) listener();
    throw problem;
  },
  onError({ id, error }) {
    noteLoss(id);
    return error instanceof Error && error.name === 'AbortError' ? error : Problem.lost();
  },
};

/** The API by its own description: `client.GET('/api/challenges', { params: { query } })`. */
export const client = createFetchClient<paths>({ baseUrl: '/', credentials: 'same-origin' });
client.use(toProblems);

/** The same with TanStack Query: `api.useQuery('get', '/api/challenges', …)`, `api.useMutation`. */
export const api = createQueryClient(client);
