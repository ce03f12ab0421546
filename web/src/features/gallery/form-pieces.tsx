import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import { IndicatorEditor } from '../../ui/forms/indicator-editor';
import { InstantInput } from '../../ui/forms/instant-input';
import { MoneyInput } from '../../ui/forms/money-input';
import { type Choice, OrganisationPicker, PeoplePicker } from '../../ui/forms/picker';
import { useProblemForm } from '../../ui/forms/problem-form';
import { ProblemNote } from '../../ui/problem-note';
import { Piece, Pieces } from './piece';

/** What an API would say to this form. */
const REFUSAL = {
  ...{ status: 422, code: 'validation', detail: 'Some values are not right.' },
  fields: [
    { field: 'title', message: 'This field is required.', code: 'missing' },
    { field: 'indicators.0.target', message: 'The wrong form.', code: 'malformed' },
  ],
};

export function FormPieces() {
  const { t } = useTranslation('gallery');
  const [form] = Form.useForm();
  const problems = useProblemForm(form);
  const [refused, setRefused] = useState(false);
  const people: Choice[] = ['a', 'b', 'c'].map((key) => ({
    ...{ id: key, name: t(`people.${key}`), detail: t(`part.${key}`) },
  }));
  const find = async (text: string) => people.filter(({ name }) => name.includes(text));
  const send = () =>
    problems.run(() => {
      setRefused(true);
      throw new Problem(REFUSAL);
    });
  return (
    <Pieces>
      <Piece name="form" wide>
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{
            ...{
              title: '',
              budget: '4680000',
              deadline: '2026-12-18T09:59:59.000Z',
              people: ['a'],
            },
            indicators: [{ name: t('people.indicator'), comparator: '>=', target: '', unit: '%' }],
          }}
          onFinish={() => void send()}
        >
          {problems.problem && <ProblemNote problem={problems.problem} />}
          <Form.Item name="title" label={t('form.title')}>
            <Input />
          </Form.Item>
          <Form.Item name="budget" label={t('form.budget')}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name="deadline" label={t('form.deadline')}>
            <InstantInput />
          </Form.Item>
          <Form.Item name="people" label={t('form.people')}>
            <PeoplePicker find={find} known={people} multiple />
          </Form.Item>
          <Form.Item name="organisation" label={t('form.organisation')}>
            <OrganisationPicker find={find} />
          </Form.Item>
          <IndicatorEditor />
          <p />
          <Button type="primary" htmlType="submit" loading={problems.busy}>
            {t('form.send')}
          </Button>
          <p role="status">{refused && t('form.refused')}</p>
        </Form>
      </Piece>
    </Pieces>
  );
}
