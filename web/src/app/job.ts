import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Problem, problemOf } from '../api/problem';
import { addSample, type Sample, secondsLeft } from './pace';

export interface JobSource<T> {
  /** Where the job is read: `/api/imports/<id>`. */
  path: string;
  /** Where its progress is told as server-sent events; absent: it is asked for again and again. */
  events?: string;
  isOver: (answer: T) => boolean;
  /** Units done and to be done, for the time that is left. */
  measure?: (answer: T) => { done: number; total: number | null };
}

export interface Job<T> {
  /** What is known last; undefined until the first answer. */
  answer: T | undefined;
  problem: Problem | null;
  over: boolean;
  secondsLeft: number | null;
  /** Neither events nor answers arrive. */
  lost: boolean;
  refresh: () => void;
}

const POLL_MS = 2_000;

/**
 * Follows long work: by its events as long as they come, by asking every two seconds where they
 * don't. It knows nothing but the address, so it goes on after a reload; `null` follows nothing.
 */
export function useJob<T>(source: JobSource<T> | null): Job<T> {
  const queries = useQueryClient();
  const key = useMemo(() => ['job', source?.path], [source?.path]);
  const [streaming, setStreaming] = useState(false);
  const { data, error, isError, refetch } = useQuery({
    queryKey: key,
    enabled: source !== null,
    queryFn: ({ signal }) => read<T>(source?.path ?? '', signal),
    staleTime: 0,
    refetchInterval: ({ state }) => {
      if (streaming || !source || (state.data && source.isOver(state.data))) return false;
      return POLL_MS;
    },
    refetchIntervalInBackground: true,
  });
  const over = Boolean(source && data && source.isOver(data));
  const events = over ? undefined : source?.events;
  useEffect(() => {
    if (!events) return undefined;
    const stream = new EventSource(events);
    stream.addEventListener('open', () => setStreaming(true));
    // The browser connects again by itself; until then the questions stand in.
    stream.addEventListener('error', () => setStreaming(false));
    stream.addEventListener('progress', ({ data: text }: MessageEvent<string>) => {
      setStreaming(true);
      queries.setQueryData(key, JSON.parse(text));
    });
    return () => {
      stream.close();
      setStreaming(false);
    };
  }, [events, key, queries]);
  return {
    answer: data,
    problem: error ? Problem.from(error) : null,
    over,
    secondsLeft: usePace(source, over ? undefined : data),
    lost: isError && Problem.from(error).status === 0,
    refresh: () => void refetch(),
  };
}

function usePace<T>(source: JobSource<T> | null, answer: T | undefined): number | null {
  const samples = useRef<Sample[]>([]);
  const [left, setLeft] = useState<number | null>(null);
  const measure = useRef(source?.measure);
  measure.current = source?.measure;
  useEffect(() => {
    const measured = answer === undefined ? undefined : measure.current?.(answer);
    if (!measured) return setLeft(null);
    samples.current = addSample(samples.current, { at: Date.now(), done: measured.done });
    setLeft(measured.total === null ? null : secondsLeft(samples.current, measured.total));
  }, [answer]);
  return left;
}

/** Jobs of every kind are read here, so their address is no path of the typed client. */
async function read<T>(path: string, signal: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { signal, credentials: 'same-origin' });
  } catch (error) {
    if (signal.aborted) throw error;
    throw Problem.lost();
  }
  if (!response.ok) throw await problemOf(response);
  // The caller names the shape that the API describes for this path.
  return (await response.json()) as T;
}
