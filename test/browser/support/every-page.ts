import { type Page } from 'playwright-core';

/** `name: [path of the API, where the id stands in its answer]`; a path may name those before it. */
export type Finds = Record<string, [path: string, where: string]>;

/** A page and how to find what its address names: a path of the API, and where the id stands. */
export interface EveryPage {
  path: string;
  /** `:run` in the path ← `items.0.id` of what `/api/match-runs` answers this person. */
  find?: Finds;
  /** A button to press first, such as one that opens a dialog; Escape closes what it opened. */
  open?: Record<'zh' | 'en', string>;
}

export interface Audience {
  /** As in a visit; absent: the public. */
  as?: string;
  pages: EveryPage[];
}

const openChallenge = { id: ['/api/challenges?deadline=open', 'items.0.id'] } satisfies Finds;
const managed = { id: ['/api/challenges/managed', 'items.0.id'] } satisfies Finds;
const anAgreement = { id: ['/api/agreements', 'items.0.id'] } satisfies Finds;
const anInvitation = { id: ['/api/invitations', 'items.0.id'] } satisfies Finds;
const anImport = { id: ['/api/imports', 'items.0.id'] } satisfies Finds;
const aProposal = { id: ['/api/proposals?state=ready', 'items.0.id'] } satisfies Finds;
const noProposal = { id: ['/api/proposals?state=stuck', 'items.0.id'] } satisfies Finds;
const anOrganisation = { id: ['/api/organisations', 'items.0.id'] } satisfies Finds;
const awarded = { id: ['/api/agreements', 'items.0.challenge.id'] } satisfies Finds;
const aNotice = { ...awarded, code: ['/api/challenges/:id/award', 'code'] } satisfies Finds;
const minutes = {
  ...awarded,
  code: ['/api/challenges/:id/opening', 'items.0.code'],
} satisfies Finds;
const anExpert = { id: ['/api/experts', 'items.0.id'] } satisfies Finds;
const aTeam = { id: ['/api/teams', 'items.0.id'] } satisfies Finds;
const aVersion = { id: ['/api/match-weights/versions', 'items.0.id'] } satisfies Finds;
const ownTeam = { id: ['/api/joint-teams', 'items.0.id'] } satisfies Finds;
const aNeed = { id: ['/api/match-runs', 'items.0.need.id'] } satisfies Finds;

/** Every page of every audience. Who adds a page adds a line; the axe test walks through all. */
export const EVERY_PAGE: Audience[] = [
  {
    pages: [
      { path: '/' },
      { path: '/how-it-works' },
      { path: '/challenges' },
      { path: '/challenges?q=激光' },
      { path: '/challenges?q=qqqq' },
      { path: '/challenges/:id', find: openChallenge },
      { path: '/verifications' },
      { path: '/verifications/JB-2026-0001-N-0000-0000-0000' },
      { path: '/how-it-works', open: { zh: '搜索', en: 'Search' } },
      { path: '/sign-in' },
      { path: '/join' },
      { path: '/nowhere' },
      { path: '/gallery' },
      { path: '/gallery', open: { zh: '打开对话框', en: 'Open a dialog' } },
      { path: '/gallery', open: { zh: '打开抽屉', en: 'Open a drawer' } },
      { path: '/gallery', open: { zh: '打开输入确认', en: 'Open a typed confirmation' } },
      { path: '/gallery', open: { zh: '打开版本冲突', en: 'Open clashing versions' } },
    ],
  },
  {
    as: 'liaison@hengyao.example',
    pages: [
      { path: '/my/challenges' },
      { path: '/my/challenges/new' },
      { path: '/my/challenges/:id', find: managed },
      { path: '/my/challenges/:id/edit', find: managed },
      ...[2, 3, 4, 5].map((step) => ({
        ...{ path: `/my/challenges/:id/edit?step=${step}`, find: managed },
      })),
      { path: '/challenges/:id', find: managed },
      { path: '/notifications' },
      { path: '/account' },
    ],
  },
  {
    as: 'liaison@chixiao.example',
    pages: [{ path: '/agreements' }, { path: '/agreements/:id', find: anAgreement }],
  },
  {
    as: 'zhanmuyang@chenghu.example',
    pages: [
      { path: '/fits' },
      { path: '/invitations' },
      { path: '/invitations/:id', find: anInvitation },
      { path: '/challenges/:id', find: openChallenge },
      { path: '/bids' },
      { path: '/bids/:id', find: openChallenge },
      { path: '/teams' },
      { path: '/teams/:id', find: aTeam },
      { path: '/profile/import' },
      { path: '/teams/joint/:id', find: ownTeam },
      { path: '/teams/joint/:id', find: ownTeam, open: { zh: '邀请成员', en: 'Invite a member' } },
      { path: '/profile' },
      { path: '/profile?tab=works' },
      { path: '/profile?tab=engine' },
      { path: '/agreements' },
      { path: '/agreements/:id', find: anAgreement },
      { path: '/notifications' },
    ],
  },
  {
    as: 'coordinator',
    pages: [
      { path: '/queue' },
      { path: '/queue/:id', find: aNeed },
      { path: '/queue/:id/runs', find: aNeed },
      { path: '/learning' },
      { path: '/learning', open: { zh: '启用…', en: 'Put in force…' } },
      { path: '/learning/:id', find: aVersion },
      { path: '/screening' },
      { path: '/proposals' },
      { path: '/proposals/new' },
      { path: '/proposals/:id', find: aProposal },
      { path: '/proposals/:id', find: noProposal },
      { path: '/proposals/:id/consequences', find: aProposal },
      { path: '/imports' },
      { path: '/imports/new' },
      { path: '/imports/:id', find: anImport },
      { path: '/experts' },
      { path: '/experts?q=qqqq' },
      { path: '/experts/:id', find: anExpert },
      { path: '/organisations' },
      { path: '/organisations/:id', find: anOrganisation },
      { path: '/people' },
      { path: '/insights' },
      { path: '/agreements/:id', find: anAgreement },
      { path: '/agreements/:id?edit=1', find: anAgreement },
      { path: '/challenges/:id', find: awarded },
      { path: '/challenges/:id/award-notice', find: awarded },
      { path: '/challenges/:id/opening-minutes', find: awarded },
      { path: '/verifications/:code', find: aNotice },
      { path: '/verifications/:code', find: minutes },
      { path: '/my/challenges/:id?tab=bids', find: awarded },
      { path: '/audit/events' },
      { path: '/audit/verification' },
    ],
  },
  {
    as: 'auditor@linjiang.example',
    pages: [
      { path: '/audit/events' },
      { path: '/audit/verification' },
      { path: '/audit/challenges/:id', find: managed },
      { path: '/queue' },
    ],
  },
  {
    as: 'admin',
    pages: [
      { path: '/insights' },
      { path: '/organisations' },
      { path: '/imports' },
      { path: '/learning' },
    ],
  },
];

/** The page's address with the ids in it, asked of the API as the person at the window. */
export async function addressOf(window: Page, { path, find = {} }: EveryPage): Promise<string> {
  const known: Record<string, string> = {};
  const fill = (text: string) => text.replace(/:(\w+)/g, (all, name: string) => known[name] ?? all);
  for (const [name, [question, where]] of Object.entries(find)) {
    const answer = await window.request.get(fill(question));
    const found = where
      .split('.')
      .reduce<unknown>((value, key) => Object(value)[key], await answer.json());
    if (typeof found !== 'string') throw new Error(`${question} has no ${where} for ${path}`);
    known[name] = found;
  }
  return fill(path);
}
