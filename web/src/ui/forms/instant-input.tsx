import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { fromBeijing, toBeijing } from '../instant-parts';

/** Day and time by Beijing's clock, whatever zone the machine is in; an ISO text goes in and out. */
export function InstantInput(props: {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  min?: string;
  max?: string;
  disabled?: boolean;
  'aria-label'?: string;
}) {
  const { t } = useTranslation('ui');
  const zone = useId();
  const { value, onChange, min, max, ...rest } = props;
  return (
    <>
      <Input
        {...rest}
        type="datetime-local"
        step={1}
        min={min && toBeijing(min)}
        max={max && toBeijing(max)}
        aria-describedby={zone}
        value={toBeijing(value)}
        onChange={(event) => onChange?.(fromBeijing(event.target.value))}
      />
      <span id={zone} className="jb-quiet">
        {t('beijing')}
      </span>
    </>
  );
}
