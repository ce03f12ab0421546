import { Button, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';

/** Who does the work, in which role, for how many person-months. */
export function MembersEditor() {
  const { t } = useTranslation('bids');
  return (
    <Form.List name="members">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row, i) => (
            <fieldset key={row.key} className="jb-bid-row">
              <legend>{t('member.number', { number: i + 1 })}</legend>
              <Form.Item name={[row.name, 'name']} label={t('member.name')}>
                <Input maxLength={200} />
              </Form.Item>
              <Form.Item name={[row.name, 'role']} label={t('member.role')}>
                <Input maxLength={200} />
              </Form.Item>
              <Form.Item name={[row.name, 'months']} label={t('member.months')}>
                <InputNumber min={0} max={600} />
              </Form.Item>
              <Button size="small" danger onClick={() => remove(row.name)}>
                {t('member.remove')}
              </Button>
            </fieldset>
          ))}
          <Form.Item>
            <Button onClick={() => add({})}>{t('member.add')}</Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  );
}
