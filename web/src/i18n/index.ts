import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'zh' | 'en';
export const LANGUAGES: readonly Language[] = ['zh', 'en'];

const REMEMBERED = 'jiebang.language';

/** One JSON file for each language and namespace; fetched when a page first asks for it. */
const files = import.meta.glob<Record<string, unknown>>('./{zh,en}/*.json', { import: 'default' });

const fromFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: async (language, namespace) => {
    const load = files[`./${language}/${namespace}.json`];
    if (!load) throw new Error(`There are no ${language} words for ${namespace}.`);
    return load();
  },
};

/** What was chosen last, else what the browser asks for, else Chinese. */
export function firstLanguage(): Language {
  const remembered = LANGUAGES.find((known) => known === read(REMEMBERED));
  if (remembered) return remembered;
  const asked = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return asked.find((tag): tag is Language => LANGUAGES.some((known) => known === tag)) ?? 'zh';
}

/** Starts with the words of the frame; pages bring their own namespaces. */
export async function startWords(): Promise<void> {
  await i18next
    .use(fromFiles)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      supportedLngs: [...LANGUAGES],
      // No other language is loaded behind a missing word: a test keeps both complete.
      fallbackLng: false,
      ns: ['frame', 'terms', 'problems'],
      defaultNS: 'frame',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
  markDocument(currentLanguage());
}

export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh');

/** Changes every word on the page in place; what was typed stays. */
export async function chooseLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  write(REMEMBERED, language);
  markDocument(language);
}

function markDocument(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

/** A browser may forbid storage; the choice then lasts as long as the page. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Forbidden or full: nothing else depends on it.
  }
}
