import { Button, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { LongText } from '../../ui/forms/long-text';
import { shareSum } from '../../ui/share-sum';
import { type AgreementDraft } from './agreement-draft';

/** Milestones in their order; the shares of the price are added up while they are typed. */
export function MilestonesEditor() {
  const { t } = useTranslation('agreements');
  const form = Form.useFormInstance<AgreementDraft>();
  const milestones = Form.useWatch('milestones', form);
  const sum = shareSum(milestones ?? []);
  return (
    <Form.List name="milestones">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row, i) => (
            <fieldset key={row.key} className="jb-milestone">
              <legend>{t('milestone-number', { number: i + 1 })}</legend>
              <Form.Item
                name={[row.name, 'title']}
                label={t('milestone')}
                className="jb-milestone-title"
              >
                <Input maxLength={300} />
              </Form.Item>
              <Form.Item name={[row.name, 'dueMonth']} label={t('due-in')}>
                <InputNumber min={1} max={600} precision={0} />
              </Form.Item>
              <Form.Item name={[row.name, 'share']} label={t('share')}>
                <InputNumber min={0} max={100} suffix="%" />
              </Form.Item>
              <Form.Item
                name={[row.name, 'deliverable']}
                label={t('deliverable')}
                className="jb-milestone-wide"
              >
                <LongText maxLength={4000} rows={2} />
              </Form.Item>
              <Button size="small" danger onClick={() => remove(row.name)}>
                {t('milestone-remove')}
              </Button>
            </fieldset>
          ))}
          <p role="status" className={sum === 100 ? 'jb-quiet' : 'jb-note'}>
            {t('share-sum', { sum })}
          </p>
          <Form.Item>
            <Button
              onClick={() =>
                add({ title: '', deliverable: '', dueMonth: null, share: Math.max(0, 100 - sum) })
              }
            >
              {t('milestone-add')}
            </Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  );
}
