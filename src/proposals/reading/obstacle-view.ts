import { type DataSource } from 'typeorm';
import { type ProposalWordsAnswer } from '../answers/parties.answer.js';
import { type ObstacleAnswer, type RelaxationStepAnswer } from '../answers/proposal.answer.js';
import { type Obstacle } from '../calculating/decode-diagnosis.js';
import { fillWords } from '../../platform/words/index.js';
import { type RelaxationStep } from '../proposal-options.js';

type Source = Pick<DataSource, 'query'>;

/** Steps, challenges and profiles that an answer names; the stored diagnosis has all of them. */
const MOST_STEPS = 100;
const MOST_STUCK = 50;

/** A diagnosis with its names and words. */
export async function tellObstacle(source: Source, obstacle: Obstacle): Promise<ObstacleAnswer> {
  const steps = obstacle.steps.slice(0, MOST_STEPS);
  const needIds = obstacle.needIds.slice(0, MOST_STUCK);
  const profileIds = obstacle.profileIds.slice(0, MOST_STUCK);
  const names = await namesOf(source, [...steps.flatMap(idsIn), ...needIds, ...profileIds]);
  const named = (id: string) => ({ id, ...(names.get(id) ?? { name: '', nameEn: null }) });
  return {
    steps: steps.map((step) => viewStep(step, names)),
    stepCount: obstacle.steps.length,
    challenges: needIds.map(named),
    profiles: profileIds.map(named),
  };
}

const idsIn = (step: RelaxationStep): string[] => [
  ...('needId' in step ? [step.needId] : []),
  ...('profileId' in step ? [step.profileId] : []),
  ...('organisationId' in step ? [step.organisationId] : []),
];

interface Name {
  name: string;
  nameEn: string | null;
}

async function namesOf(source: Source, ids: string[]): Promise<Map<string, Name>> {
  const rows = await source.query<(Name & { id: string })[]>(
    `select id, title as name, null as "nameEn" from need where id = any($1)
     union all select id, name, name_en from profile where id = any($1)
     union all select id, name, name_en from organisation where id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, name, nameEn }) => [id, { name, nameEn }]));
}

function viewStep(step: RelaxationStep, names: Map<string, Name>): RelaxationStepAnswer {
  const needId = 'needId' in step ? step.needId : null;
  const profileId = 'profileId' in step ? step.profileId : null;
  const organisationId = 'organisationId' in step ? step.organisationId : null;
  const [from, to] = 'from' in step ? [step.from, step.to] : [null, null];
  const factsIn = (tongue: 'zh' | 'en') => {
    const nameOf = (id: string | null) => {
      const found = id ? names.get(id) : undefined;
      return (tongue === 'en' && found?.nameEn) || (found?.name ?? null);
    };
    return {
      ...{ challenge: nameOf(needId), profile: nameOf(profileId) },
      ...{ organisation: nameOf(organisationId), from, to },
    };
  };
  const { zh, en } = STEP_WORDS[step.rule];
  const words = { zh: fillWords(zh, factsIn('zh'), 'zh'), en: fillWords(en, factsIn('en'), 'en') };
  return { key: step.key, rule: step.rule, from, to, needId, profileId, words };
}

const STEP_WORDS: Record<RelaxationStep['rule'], ProposalWordsAnswer> = {
  cap: {
    zh: '将“{profile}”的同时受邀上限由 {from} 提高到 {to}',
    en: 'Let {profile} hold {to} open invitations instead of {from}',
  },
  'at-least': {
    zh: '“{challenge}”的最少邀请数由 {from} 降为 {to}',
    en: 'Be content with {to} instead of {from} for “{challenge}”',
  },
  wanted: {
    zh: '“{challenge}”的邀请数由 {from} 增加到 {to}',
    en: 'Allow {to} instead of {from} for “{challenge}”',
  },
  'per-organisation': {
    zh: '“{challenge}”中来自“{organisation}”的上限由 {from} 提高到 {to}',
    en: 'Allow {to} instead of {from} from {organisation} for “{challenge}”',
  },
  pin: {
    zh: '不再固定“{profile}”与“{challenge}”',
    en: 'Unpin {profile} for “{challenge}”',
  },
  ban: {
    zh: '重新允许为“{challenge}”邀请“{profile}”',
    en: 'Allow {profile} for “{challenge}” again',
  },
};
