import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import { Page } from '../../ui/page';
import './paper.css';

/** A document to be read and printed on A4: its heading, its number, its text, its end. */
export function Paper(props: { title: string; about: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('challenges');
  return (
    <Page
      title={props.title}
      acts={
        <Button kind="primary" onClick={() => window.print()}>
          {t('page.print')}
        </Button>
      }
    >
      <article className="jb-paper">
        <p className="jb-paper-about">{props.about}</p>
        {props.children}
      </article>
    </Page>
  );
}

/** While the document is on its way, or when it can't be had. */
export function NoPaper(props: { title: string; children: ReactNode }) {
  return <Page title={props.title}>{props.children}</Page>;
}
