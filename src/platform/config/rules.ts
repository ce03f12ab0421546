import { readFileSync } from 'node:fs';
import { DomainError, type FieldProblem } from '../../../libs/kernel/index.js';

/**
 * The numbers of a programme. Cities and alliances differ, so each is a default that a JSON file
 * (`RULES_FILE`) may override; code never writes such a number down.
 */
export interface Rules {
  /** Shortest time between listing and deadline, in days. */
  minBiddingDays: number;
  /** Longest duration of a project, in months. */
  maxDurationMonths: number;
  /** Partners beside the lead in one bid. */
  maxPartners: number;
  /** Seconds after the deadline in which a bid is still taken; shown on the challenge. */
  graceSeconds: number;
  /** Co-authors within this many years are related parties. */
  coAuthorYears: number;
  /** How many times an unfilled challenge may be listed again. */
  maxRelistings: number;
  /** Tranches of an agreement where a bid names none, in percent. */
  defaultTranches: number[];
  /** Candidates kept in one match run. */
  candidatesPerRun: number;
  /** Candidates of a run that carry a full explanation. */
  explainedPerRun: number;
  /** Least score, in standard deviations above an unrelated need, that counts as a fit. */
  minFitScore: number;
  /** Runs of one need that are kept; older superseded ones are removed. */
  runsKeptPerNeed: number;
  /** Works the engine's index holds at most; of more, the newest. About 14 KB of memory each. */
  maxCorpusDocuments: number;
  /** From so many works on a changed corpus is served from the index it has and a layer over it. */
  layeredFromWorks: number;
  /** Share of the works in that layer, in percent, from which on a new index is built behind. */
  mostLayerPercent: number;
  /** Seconds without a change of any profile or work before open needs are scored again. */
  corpusQuietSeconds: number;
  /** Longest wait for such a quiet time, in seconds. */
  corpusRefreshSeconds: number;
  /** Needs with a judged candidate below which no weight of the engine's views is learnt. */
  learningNeeds: number;
  /** The same for preferences of one candidate to another. */
  learningPairs: number;
  /** The same for people who decided; one alone would teach the engine his own taste. */
  learningDeciders: number;
  /** Invitations open at once for one expert before the queue warns. */
  maxOpenInvitations: number;
  /** Days an invited team has to answer. */
  invitationDays: number;
  /** Largest file an import takes, in megabytes of 1,048,576 bytes. */
  maxImportMegabytes: number;
  /** Minutes between two anchors of the event log; 0 counts as 1. */
  anchorMinutes: number;
  sessionHours: number;
  colleagueInvitationDays: number;
}

export const DEFAULT_RULES: Readonly<Rules> = {
  minBiddingDays: 20,
  maxDurationMonths: 36,
  maxPartners: 4,
  graceSeconds: 0,
  coAuthorYears: 3,
  maxRelistings: 1,
  defaultTranches: [30, 40, 30],
  candidatesPerRun: 100,
  explainedPerRun: 50,
  minFitScore: 2,
  runsKeptPerNeed: 5,
  maxCorpusDocuments: 50_000,
  layeredFromWorks: 1000,
  mostLayerPercent: 5,
  corpusQuietSeconds: 5,
  corpusRefreshSeconds: 300,
  learningNeeds: 20,
  learningPairs: 200,
  learningDeciders: 2,
  maxOpenInvitations: 5,
  invitationDays: 14,
  maxImportMegabytes: 2048,
  anchorMinutes: 10,
  sessionHours: 12,
  colleagueInvitationDays: 7,
};

/** Injection token of the rules in force. */
export const RULES = Symbol('rules');

/** Reads the overrides; unknown keys and wrong types throw one error that names them all. */
export function readRules(file?: string): Rules {
  if (!file) return { ...DEFAULT_RULES };
  const given = parse(file);
  const problems = Object.entries(given).flatMap(([key, value]) => problemOf(key, value));
  if (problems.length) throw wrong(file, problems);
  return { ...DEFAULT_RULES, ...given };
}

function parse(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw wrong(file, [
      { field: 'RULES_FILE', message: `can't be read as JSON: ${String(error)}` },
    ]);
  }
}

function problemOf(key: string, value: unknown): FieldProblem[] {
  const known = Object.entries(DEFAULT_RULES).find(([name]) => name === key)?.[1];
  if (known === undefined) return [{ field: key, message: 'is not a rule' }];
  if (Array.isArray(known)) {
    const numbers = Array.isArray(value) ? value.map(Number) : [];
    const sum = numbers.reduce((a, b) => a + b, 0);
    return sum === 100 ? [] : [{ field: key, message: 'must be numbers that add up to 100' }];
  }
  const whole = typeof value === 'number' && Number.isInteger(value) && value >= 0;
  return whole ? [] : [{ field: key, message: 'must be a whole number, 0 or more' }];
}

function wrong(file: string, fields: FieldProblem[]): DomainError {
  const list = fields.map((f) => `${f.field} ${f.message}`).join('; ');
  return new DomainError('invalid', 'rules-invalid', `Rules in ${file}: ${list}.`, { fields });
}
