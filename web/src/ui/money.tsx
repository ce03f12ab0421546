import { useTranslation } from 'react-i18next';
import { sayAmount, sayRange } from './money-words';
import { useTongue } from './tongue';

/** An amount, or a range of which an end may be open; decimal texts, as the API gives them. */
export function Money(props: {
  amount?: string | null;
  min?: string | null;
  max?: string | null;
  currency?: string;
}) {
  const { t } = useTranslation('ui');
  const tongue = useTongue();
  const { amount, min, max, currency = 'CNY' } = props;
  const say = (value: string) => sayAmount(tongue, value, currency);
  const text = amount
    ? say(amount)
    : min && max
      ? sayRange(tongue, [min, max], currency)
      : max
        ? t('money.up-to', { amount: say(max) })
        : min
          ? t('money.from', { amount: say(min) })
          : null;
  if (text === null) return <span className="jb-quiet">{t('money.none')}</span>;
  return <span className="jb-money">{text}</span>;
}
