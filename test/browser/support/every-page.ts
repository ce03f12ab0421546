import { type Page } from 'playwright-core';

/** A page and how to find what its address names: a path of the API, and where the id stands. */
export interface EveryPage {
  path: string;
  /** `:run` in the path ← `items.0.id` of what `/api/match-runs` answers this person. */
  find?: Record<string, [path: string, where: string]>;
  /** A button to press first, such as one that opens a dialog; Escape closes what it opened. */
  open?: Record<'zh' | 'en', string>;
}

export interface Audience {
  /** As in a visit; absent: the public. */
  as?: string;
  pages: EveryPage[];
}

/** Every page of every audience. Who adds a page adds a line; the axe test walks through all. */
export const EVERY_PAGE: Audience[] = [
  {
    pages: [
      { path: '/' },
      { path: '/challenges' },
      { path: '/challenges?q=激光&field=' },
      { path: '/challenges?q=qqqq' },
      { path: '/challenges/:id', find: { id: ['/api/challenges?pageSize=1', 'items.0.id'] } },
      { path: '/gallery' },
      { path: '/gallery', open: { zh: '打开对话框', en: 'Open a dialog' } },
      { path: '/gallery', open: { zh: '打开抽屉', en: 'Open a drawer' } },
      { path: '/gallery', open: { zh: '打开输入确认', en: 'Open a typed confirmation' } },
      { path: '/gallery', open: { zh: '打开版本冲突', en: 'Open clashing versions' } },
      { path: '/sign-in' },
      { path: '/nowhere' },
    ],
  },
  {
    as: 'liaison@hengyao.example',
    pages: [
      { path: '/my/challenges' },
      { path: '/my/challenges/new' },
      {
        path: '/my/challenges/:id',
        find: { id: ['/api/challenges/managed?pageSize=1', 'items.0.id'] },
      },
    ],
  },
  {
    as: 'shenyanqiu@jlut.example',
    pages: [
      {
        path: '/challenges/:id',
        find: { id: ['/api/challenges?pageSize=1&deadline=open', 'items.0.id'] },
      },
    ],
  },
  { as: 'coordinator', pages: [{ path: '/challenges' }] },
  { as: 'auditor@linjiang.example', pages: [{ path: '/challenges' }] },
  { as: 'admin', pages: [{ path: '/challenges' }] },
];

/** The page's address with the ids in it, asked of the API as the person at the window. */
export async function addressOf(window: Page, { path, find = {} }: EveryPage): Promise<string> {
  let address = path;
  for (const [name, [question, where]] of Object.entries(find)) {
    const answer = await window.request.get(question);
    const found = where
      .split('.')
      .reduce<unknown>((value, key) => Object(value)[key], await answer.json());
    if (typeof found !== 'string') throw new Error(`${question} has no ${where} for ${path}`);
    address = address.replace(`:${name}`, found);
  }
  return address;
}
