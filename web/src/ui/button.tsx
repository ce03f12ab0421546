import { type ComponentProps } from 'react';
import './button.css';

/**
 * A button without antd; `kind`: the one main act of a view, an ordinary one, the last yes to a
 * grave one (`danger`), the way to a grave one (`grave`).
 */
export function Button({
  kind = 'plain',
  className,
  ...rest
}: ComponentProps<'button'> & { kind?: 'primary' | 'plain' | 'danger' | 'grave' | 'quiet' }) {
  return (
    <button
      type="button"
      {...rest}
      className={`jb-button jb-button-${kind}${className ? ` ${className}` : ''}`}
    />
  );
}
