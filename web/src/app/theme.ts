import { theme, type ThemeConfig } from 'antd';
import { FONTS, PALETTE, type Shade } from './palette';

/** The palette as antd's tokens. */
export function themeOf(shade: Shade): ThemeConfig {
  const p = PALETTE[shade];
  return {
    algorithm: shade === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: p.brand,
      colorLink: p.brand,
      colorLinkHover: p.brand,
      colorLinkActive: p.brand,
      colorError: p.bad,
      colorWarning: p.warn,
      colorSuccess: p.good,
      colorBgLayout: p.ground,
      colorBgContainer: p.surface,
      colorBgElevated: p.raised,
      colorText: p.text,
      colorTextSecondary: p.quiet,
      colorTextTertiary: p.quiet,
      colorTextPlaceholder: p.quiet,
      colorTextDescription: p.quiet,
      colorBorder: p.line,
      colorBorderSecondary: p.line,
      colorTextLightSolid: shade === 'dark' ? '#10131a' : '#ffffff',
      borderRadius: 6,
      // What waits for the end of a transition that never begins would wait for ever.
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      fontSize: 15,
      fontFamily: FONTS,
    },
  };
}
