import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../api/client';
import { forgetAll, useMe } from '../api/me';
import type { components } from '../api/schema';
import { currentLanguage } from '../i18n';
import { useTongue } from '../ui/tongue';
import { recentPlaces } from './command-palette-recent';
import { allDestinationsOf } from './navigation';
import type { Search } from './page-route';
import { useShade } from './shade';
import { useLanguageSwitch } from './top-bar-language';

export interface Choice {
  key: string;
  title: string;
  detail?: string;
  to?: string;
  search?: Search;
  run?: () => void;
  /** A thing that somebody looked for, and may look for again. */
  remember?: boolean;
}

export interface ChoiceGroup {
  key: string;
  title: string;
  choices: Choice[];
}

const SETTLE_MS = 150;

/** What the palette offers for the words typed; without words what was looked for last. */
export function usePaletteGroups(text: string): { groups: ChoiceGroup[]; searching: boolean } {
  const { t } = useTranslation();
  const words = useSettled(text);
  const found = api.useQuery(
    'get',
    '/api/search',
    { params: { query: { q: words } } },
    { enabled: words !== '', placeholderData: keepPreviousData },
  );
  const things = useThings(text === '' ? undefined : found.data);
  const commands = useCommands().filter(({ title }) => holds(title, text));
  const recent = recentPlaces().map((place) => ({ ...place, key: place.to, remember: true }));
  const inList: Choice = {
    key: 'list',
    title: t('palette.in-list', { words: text }),
    to: '/challenges',
    search: { q: text },
  };
  const groups: ChoiceGroup[] = [
    { key: 'recent', title: t('palette.recent'), choices: text === '' ? recent : [] },
    ...things,
    { key: 'commands', title: t('palette.commands'), choices: commands },
    { key: 'search', title: t('palette.list'), choices: text === '' ? [] : [inList] },
  ];
  const searching = text !== '' && (words !== text || found.isFetching);
  return { groups: groups.filter(({ choices }) => choices.length > 0), searching };
}

/** Typing settles before the server is asked. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

function useThings(found: components['schemas']['SearchAnswer'] | undefined): ChoiceGroup[] {
  const { t } = useTranslation(['frame', 'terms']);
  const tongue = useTongue();
  if (!found) return [];
  const said = (name: string, nameEn: string | null) => (tongue === 'en' && nameEn) || name;
  const dot = ' · ';
  return [
    {
      key: 'challenges',
      title: t('palette.challenges'),
      choices: found.challenges.map(({ id, title, number, state, organisationName }) => ({
        key: id,
        title,
        detail: [t(`terms:challenge-state.${state}`), organisationName, number]
          .filter(Boolean)
          .join(dot),
        to: `/challenges/${id}`,
        remember: true,
      })),
    },
    {
      key: 'experts',
      title: t('palette.experts'),
      choices: found.experts.map(({ id, name, nameEn, organisationName, fields }) => ({
        key: id,
        title: said(name, nameEn),
        detail: [organisationName, ...fields.slice(0, 2)].join(dot),
        to: `/experts/${id}`,
        remember: true,
      })),
    },
    {
      key: 'organisations',
      title: t('palette.organisations'),
      choices: found.organisations.map(({ id, kind, name, nameEn }) => ({
        key: id,
        title: said(name, nameEn),
        detail: t(`terms:organisation-kind.${kind}`),
        to: `/organisations/${id}`,
        remember: true,
      })),
    },
  ];
}

/** Places to go, language, shade, the way out. */
function useCommands(): Choice[] {
  const { t } = useTranslation();
  const me = useMe();
  const { choice, choose } = useShade();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const switchTo = useLanguageSwitch();
  const places = allDestinationsOf(me).map(({ key, to }) => ({
    key: `go-${key}`,
    title: t('palette.go-to', { place: t(`nav.${key}`) }),
    to,
  }));
  const next = currentLanguage() === 'zh' ? 'en' : 'zh';
  const shades = (['light', 'dark', 'system'] as const).filter((shade) => shade !== choice);
  const signOut = async () => {
    await client.DELETE('/api/sessions/current');
    await forgetAll(queries);
    await navigate({ to: '/' });
  };
  return [
    ...places,
    {
      key: 'language',
      title: next === 'zh' ? '切换到中文' : 'Switch to English',
      run: () => void switchTo(next),
    },
    ...shades.map((shade) => ({
      key: `shade-${shade}`,
      title: t(`shade.${shade}`),
      run: () => choose(shade),
    })),
    ...(me ? [{ key: 'sign-out', title: t('sign-out'), run: () => void signOut() }] : []),
  ];
}

const holds = (title: string, text: string): boolean =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => title.toLowerCase().includes(word));
