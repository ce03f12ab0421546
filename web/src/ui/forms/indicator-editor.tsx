import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import './indicator-editor.css';

const COMPARATORS = ['>=', '<=', '=', '>', '<', 'range', 'text'] as const;

/**
 * Technical indicators inside an antd form, each in fields of its own (`indicators.0.target`), so that
 * an error of the API stands at the very field.
 */
export function IndicatorEditor(props: { name?: string; max?: number; disabled?: boolean }) {
  const { t } = useTranslation('ui');
  const { name = 'indicators', max = 50 } = props;
  return (
    <Form.List name={name}>
      {(rows, { add, remove, move }) => (
        <div className="jb-indicator-list" role="group" aria-label={t('indicator.caption')}>
          {rows.map((row, i) => (
            <fieldset key={row.key} className="jb-indicator" disabled={props.disabled}>
              <legend>{t('indicator.number', { number: i + 1 })}</legend>
              <IndicatorFields row={row.name} list={name} />
              <div className="jb-acts">
                <Button size="small" disabled={i === 0} onClick={() => move(i, i - 1)}>
                  {t('indicator.up')}
                </Button>
                <Button
                  size="small"
                  disabled={i === rows.length - 1}
                  onClick={() => move(i, i + 1)}
                >
                  {t('indicator.down')}
                </Button>
                <Button size="small" danger onClick={() => remove(row.name)}>
                  {t('indicator.remove')}
                </Button>
              </div>
            </fieldset>
          ))}
          {rows.length < max && !props.disabled && (
            <Button
              type="dashed"
              block
              onClick={() => add({ name: '', comparator: '>=', target: '', unit: '', test: '' })}
            >
              {t('indicator.add')}
            </Button>
          )}
        </div>
      )}
    </Form.List>
  );
}

function IndicatorFields({ row, list }: { row: number; list: string }) {
  const { t } = useTranslation('ui');
  const form = Form.useFormInstance();
  // A requirement in words ("no visible cracks") has no unit and no sign.
  const comparator = Form.useWatch([list, row, 'comparator'], form);
  return (
    <div className="jb-indicator-fields">
      <Form.Item name={[row, 'name']} label={t('indicator.name')} className="jb-indicator-wide">
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name={[row, 'comparator']} label={t('indicator.comparator')}>
        <Select
          options={COMPARATORS.map((value) => ({
            value,
            label: t(`indicator.comparators.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name={[row, 'target']}
        label={t('indicator.target')}
        extra={comparator === 'range' ? t('indicator.range-form') : undefined}
      >
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name={[row, 'unit']} label={t('indicator.unit')} hidden={comparator === 'text'}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name={[row, 'test']} label={t('indicator.test')} className="jb-indicator-wide">
        <Input maxLength={500} />
      </Form.Item>
    </div>
  );
}
