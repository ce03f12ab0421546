import { Input } from 'antd';
import { type ComponentProps } from 'react';
import './long-text.css';

/**
 * A text of several lines that grows with what is typed. antd's own `autoSize` measures with a style
 * attribute, which the content policy refuses; the browser can do it by itself.
 */
export function LongText(props: Omit<ComponentProps<typeof Input.TextArea>, 'autoSize'>) {
  // The browser takes no notice of `rows` where a field grows by itself.
  const minHeight = `${1.6 * (props.rows ?? 2) + 0.6}em`;
  return <Input.TextArea {...props} className="jb-long-text" style={{ minHeight }} />;
}
