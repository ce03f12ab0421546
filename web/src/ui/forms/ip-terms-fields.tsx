import { Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';

const CHOICES = {
  ownership: ['issuer', 'taker', 'joint'],
  use: ['issuer-exclusive', 'issuer-field-exclusive', 'both', 'open'],
  publication: ['free', 'after-review', 'none'],
} as const;

/** The points of `ipTerms` inside an antd form; what is left open is still to be agreed. */
export function IpTermsFields({ open }: { open?: { placeholder: string } }) {
  const { t } = useTranslation('terms');
  const choice = (name: keyof typeof CHOICES) => (
    <Form.Item name={['ipTerms', name]} label={t(`ip-option.${name}`)}>
      <Select
        allowClear={Boolean(open)}
        placeholder={open?.placeholder}
        options={CHOICES[name].map((value) => ({ value, label: t(`ip-${name}.${value}`) }))}
      />
    </Form.Item>
  );
  return (
    <div className="jb-form-row">
      {choice('ownership')}
      {choice('use')}
      <Form.Item name={['ipTerms', 'takerIncomeShare']} label={t('ip-option.takerIncomeShare')}>
        <InputNumber min={0} max={100} suffix="%" />
      </Form.Item>
      <Form.Item name={['ipTerms', 'secrecyMonths']} label={t('ip-option.secrecyMonths')}>
        <InputNumber min={0} max={600} precision={0} />
      </Form.Item>
      {choice('publication')}
    </div>
  );
}
