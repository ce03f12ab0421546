import { Input } from 'antd';
import { type ComponentProps } from 'react';
import './long-text.css';

/**
 * A text of several lines that grows with what is typed. antd's own `autoSize` measures with a style
 * attribute, which the content policy refuses; the browser can do it by itself.
 */
export function LongText(props: Omit<ComponentProps<typeof Input.TextArea>, 'autoSize'>) {
  return <Input.TextArea {...props} className="jb-long-text" />;
}
