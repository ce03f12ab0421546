import { useQuery } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enGB from 'antd/es/locale/en_GB';
import zhCN from 'antd/es/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/me';
import { useShade } from './shade';
import { themeOf } from './theme';

/** The server writes a fresh nonce into the page; antd's own styles carry it past the policy. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** The browser lays its own dialogs over everything: a list that opens in one must be inside of it. */
const roomAround = (element?: HTMLElement): HTMLElement =>
  element?.closest('dialog') ?? document.body;

/**
 * What antd needs around whatever uses it: theme, language, nonce, messages. It waits until it is
 * known who is here: a form finds what this person typed before only when it is first drawn.
 */
export default function Dressed({ children }: { children: ReactNode }) {
  const { shade } = useShade();
  const { t, i18n } = useTranslation();
  const { isPending } = useQuery(meQuery);
  const theme = useMemo(() => themeOf(shade), [shade]);
  return (
    <ConfigProvider
      theme={theme}
      locale={i18n.language === 'en' ? enGB : zhCN}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
      getPopupContainer={roomAround}
    >
      <AntApp component={false}>
        {isPending ? (
          <p className="jb-loading" role="status">
            {t('loading')}
          </p>
        ) : (
          children
        )}
      </AntApp>
    </ConfigProvider>
  );
}
