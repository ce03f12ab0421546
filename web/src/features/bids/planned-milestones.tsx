import { Button, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { LongText } from '../../ui/forms/long-text';
import { shareSum } from '../../ui/share-sum';
import { type BidBody } from './bid-content';

/** What is delivered when, and for which share of the price; the shares must make a whole. */
export function PlannedMilestones() {
  const { t } = useTranslation('bids');
  const milestones = Form.useWatch('milestones', Form.useFormInstance<BidBody>());
  const sum = shareSum(milestones ?? []);
  return (
    <Form.List name="milestones">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row, i) => (
            <fieldset key={row.key} className="jb-bid-row">
              <legend>{t('milestone.number', { number: i + 1 })}</legend>
              <Form.Item name={[row.name, 'title']} label={t('milestone.title')}>
                <Input maxLength={300} />
              </Form.Item>
              <Form.Item name={[row.name, 'month']} label={t('milestone.month')}>
                <InputNumber min={1} max={600} precision={0} />
              </Form.Item>
              <Form.Item name={[row.name, 'share']} label={t('milestone.share')}>
                <InputNumber min={0} max={100} suffix="%" />
              </Form.Item>
              <Form.Item
                name={[row.name, 'deliverable']}
                label={t('milestone.deliverable')}
                className="jb-bid-wide"
              >
                <LongText rows={2} maxLength={4000} />
              </Form.Item>
              <Button size="small" danger onClick={() => remove(row.name)}>
                {t('milestone.remove')}
              </Button>
            </fieldset>
          ))}
          <p role="status" className={sum === 100 ? 'jb-quiet' : 'jb-note'}>
            {t('milestone.sum', { sum })}
          </p>
          <Form.Item>
            <Button onClick={() => add({ share: Math.max(0, 100 - sum) })}>
              {t('milestone.add')}
            </Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  );
}
