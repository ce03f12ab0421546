export type Shade = 'light' | 'dark';

/**
 * The one palette. antd takes it as tokens, our own style sheets as `--jb-…` properties. Every
 * pair of text and ground here has a contrast of 4.5 or more (WCAG AA).
 */
export const PALETTE = {
  light: {
    ground: '#f6f5f2',
    surface: '#ffffff',
    raised: '#ffffff',
    text: '#1d2026',
    quiet: '#545a66',
    line: '#d9d6cf',
    brand: '#1f4e8c',
    brandSoft: '#e6edf7',
    seal: '#a8261c',
    sealSoft: '#fbeae8',
    good: '#1d6b3a',
    goodSoft: '#e5f3e9',
    warn: '#8a5200',
    warnSoft: '#fdf1dc',
    bad: '#b3261e',
    badSoft: '#fdeceb',
    mark: '#ffe9a8',
  },
  dark: {
    ground: '#14161a',
    surface: '#1c1f25',
    raised: '#252932',
    text: '#eceef2',
    quiet: '#aeb4c0',
    line: '#3a3f4a',
    brand: '#8db8f2',
    brandSoft: '#22324a',
    seal: '#f08a80',
    sealSoft: '#44211e',
    good: '#7fd09a',
    goodSoft: '#1d3a28',
    warn: '#f0bd6a',
    warnSoft: '#40311a',
    bad: '#ff9a92',
    badSoft: '#48211f',
    mark: '#6a5310',
  },
} as const;

/** Parts of a score, in the order they are stacked; told apart in both shades and in grey. */
export const SERIES: Record<Shade, readonly string[]> = {
  light: ['#1f4e8c', '#4f86c6', '#9dbde3', '#2f7d5b', '#8a5200', '#7a5195', '#8c8c8c', '#0f7b8a'],
  dark: ['#8db8f2', '#5f8fd0', '#3c6299', '#7fd09a', '#f0bd6a', '#c9a3e0', '#9a9a9a', '#6fd3dd'],
};

/** Fonts that the reader's machine has: nothing is fetched. */
export const FONTS =
  "'Inter', system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', " +
  "'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'WenQuanYi Micro Hei', sans-serif";

/** Puts the palette on the document, where our style sheets find it. */
export function paint(shade: Shade): void {
  const root = document.documentElement;
  root.dataset.shade = shade;
  root.style.colorScheme = shade;
  root.style.setProperty('--jb-font', FONTS);
  for (const [name, colour] of Object.entries(PALETTE[shade]))
    root.style.setProperty(`--jb-${kebab(name)}`, colour);
  SERIES[shade].forEach((colour, i) => root.style.setProperty(`--jb-series-${i}`, colour));
}

const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
