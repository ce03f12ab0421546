import { type ReactNode } from 'react';
import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { IndicatorEditor } from '../../ui/forms/indicator-editor';
import { LongText } from '../../ui/forms/long-text';
import { MoneyInput } from '../../ui/forms/money-input';
import { Attachments } from './attachments';
import { type Challenge, type ChallengeText } from './challenge-text';

/** The steps of writing, each with the fields it asks for; the last one shows them all. */
export const STEPS: readonly { key: string; fields: readonly (keyof ChallengeText & string)[] }[] =
  [
    { key: 'subject', fields: ['title', 'teaser', 'field', 'keywords', 'region', 'language'] },
    { key: 'problem', fields: ['problem', 'indicators', 'expectedResults', 'durationMonths'] },
    {
      key: 'terms',
      fields: [
        ...(['budgetMin', 'budgetMax', 'currency', 'cooperation'] as const),
        ...(['mechanism', 'maxAwards', 'ipWish', 'conditions', 'intendedPartners'] as const),
      ],
    },
    { key: 'annex', fields: ['annex'] },
    { key: 'review', fields: [] },
  ];

export const stepOfField = (field: string): number =>
  Math.max(
    0,
    STEPS.findIndex(({ fields }) => fields.some((name) => name === field.split('.')[0])),
  );

/** All steps stay in the form, so that nothing typed is lost; only the present one is shown. */
export function Steps({ step, challenge }: { step: number; challenge: Challenge }) {
  return (
    <>
      <Step shown={step === 0} of={<Subject />} />
      <Step shown={step === 1} of={<ProblemFields />} />
      <Step shown={step === 2} of={<Terms />} />
      <Step shown={step === 3} of={<Annex challenge={challenge} />} />
    </>
  );
}

const Step = ({ shown, of }: { shown: boolean; of: ReactNode }) => <div hidden={!shown}>{of}</div>;

function Subject() {
  const { t } = useTranslation(['authoring', 'terms']);
  return (
    <>
      <Text name="title" max={300} />
      <LongField name="teaser" max={1000} rows={3} />
      <Text name="field" max={100} />
      <Form.Item name="keywords" label={t('field.keywords')} extra={t('hint.keywords')}>
        <Select mode="tags" open={false} suffixIcon={null} maxCount={50} tokenSeparators={SPLIT} />
      </Form.Item>
      <Text name="region" max={100} />
      <Choice name="language" kind="locale" values={['zh', 'en']} />
    </>
  );
}

const SPLIT = [',', '，', ';', '；', '、'];

function ProblemFields() {
  const { t } = useTranslation('authoring');
  return (
    <>
      <LongField name="problem" max={20000} rows={10} />
      <h2>{t('field.indicators')}</h2>
      <p className="jb-quiet">{t('hint.indicators')}</p>
      <IndicatorEditor name="indicators" />
      <LongField name="expectedResults" max={20000} rows={4} />
      <Form.Item
        name="durationMonths"
        label={t('field.durationMonths')}
        extra={t('hint.durationMonths')}
      >
        <InputNumber min={1} max={600} precision={0} />
      </Form.Item>
    </>
  );
}

function Terms() {
  const { t } = useTranslation('authoring');
  const mechanism = Form.useWatch('mechanism', Form.useFormInstance<ChallengeText>());
  return (
    <>
      <div className="jb-form-row">
        <Form.Item name="budgetMin" label={t('field.budgetMin')}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="budgetMax" label={t('field.budgetMax')} extra={t('hint.budgetMax')}>
          <MoneyInput />
        </Form.Item>
      </div>
      <Choice
        name="cooperation"
        kind="cooperation"
        values={['commissioned', 'joint', 'licence', 'investment']}
      />
      <Choice name="mechanism" kind="mechanism" values={['single', 'race']} />
      <Form.Item
        name="maxAwards"
        label={t('field.maxAwards')}
        extra={t('hint.maxAwards')}
        hidden={mechanism !== 'race'}
      >
        <InputNumber min={1} max={20} precision={0} />
      </Form.Item>
      <LongField name="ipWish" max={20000} rows={3} />
      <LongField name="conditions" max={20000} rows={3} />
      <Form.Item
        name="intendedPartners"
        label={t('field.intendedPartners')}
        extra={t('hint.intendedPartners')}
      >
        <Select mode="tags" open={false} suffixIcon={null} maxCount={20} tokenSeparators={SPLIT} />
      </Form.Item>
    </>
  );
}

function Annex({ challenge }: { challenge: Challenge }) {
  return (
    <>
      <LongField name="annex" max={20000} rows={8} />
      <Attachments challenge={challenge} />
    </>
  );
}

interface FieldProps {
  name: keyof ChallengeText & string;
  max: number;
}

function Text({ name, max }: FieldProps) {
  const { t } = useTranslation('authoring');
  return (
    <Form.Item name={name} label={t(`field.${name}`)} extra={t(`hint.${name}`)}>
      <Input maxLength={max} />
    </Form.Item>
  );
}

function LongField({ name, max, rows }: FieldProps & { rows: number }) {
  const { t } = useTranslation('authoring');
  return (
    <Form.Item name={name} label={t(`field.${name}`)} extra={t(`hint.${name}`)}>
      <LongText maxLength={max} rows={rows} />
    </Form.Item>
  );
}

function Choice(props: { name: keyof ChallengeText & string; kind: string; values: string[] }) {
  const { t } = useTranslation(['authoring', 'terms']);
  const { name, kind, values } = props;
  return (
    <Form.Item name={name} label={t(`field.${name}`)} extra={t(`hint.${name}`)}>
      <Select options={values.map((value) => ({ value, label: t(`terms:${kind}.${value}`) }))} />
    </Form.Item>
  );
}
