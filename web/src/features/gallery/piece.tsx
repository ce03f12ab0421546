import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export const Pieces = ({ children }: { children: ReactNode }) => (
  <div className="jb-pieces">{children}</div>
);

/** One part in one state, under its name. */
export function Piece(props: { name: string; wide?: boolean; children: ReactNode }) {
  const { t } = useTranslation('gallery');
  return (
    <div className={props.wide ? 'jb-piece jb-piece-wide' : 'jb-piece'}>
      <h3>{t(`piece.${props.name}`)}</h3>
      {props.children}
    </div>
  );
}
