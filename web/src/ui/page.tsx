import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** A page: its heading, what can be done with the whole of it, and its content. */
export function Page(props: {
  title: string;
  lead?: ReactNode;
  acts?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${props.title} · ${t('name')}`;
  }, [props.title, t]);
  return (
    <main id="main" tabIndex={-1} className={props.wide ? 'jb-page jb-wide' : 'jb-page'}>
      <div className="jb-page-head">
        <div>
          <h1>{props.title}</h1>
          {props.lead && <p className="jb-lead">{props.lead}</p>}
        </div>
        {props.acts && <div className="jb-acts">{props.acts}</div>}
      </div>
      {props.children}
    </main>
  );
}
