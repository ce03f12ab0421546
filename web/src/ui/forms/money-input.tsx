import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { sayAmount } from '../money-words';
import { useTongue } from '../tongue';

/**
 * An amount as a decimal text with at most two places, as the API takes it. In Chinese the line below
 * says it in 万元, so that a missing zero is seen.
 */
export function MoneyInput(props: {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  currency?: string;
  disabled?: boolean;
  'aria-label'?: string;
  'aria-describedby'?: string;
}) {
  const { t } = useTranslation('ui');
  const tongue = useTongue();
  const { value, currency = 'CNY', onChange, ...rest } = props;
  return (
    <div>
      <InputNumber<string>
        {...rest}
        className="jb-money-input"
        stringMode
        min="0"
        max="999999999999.99"
        precision={undefined}
        controls={false}
        value={value ?? undefined}
        suffix={t(`money.unit.${currency}`, { defaultValue: currency })}
        style={{ width: '100%' }}
        onChange={(next) => onChange?.(next === null || next === '' ? null : tidy(next))}
      />
      {tongue === 'zh' && value && Number(value) >= 10_000 && (
        <span className="jb-quiet">{sayAmount('zh', value, currency)}</span>
      )}
    </div>
  );
}

/** Two decimals at most: the rest would be refused. */
const tidy = (value: string): string => String(value).replace(/(\.\d\d)\d+$/, '$1');
