import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { LongText } from '../../ui/forms/long-text';
import { type Indicator, sayRequirement } from '../../ui/indicator-words';
import { type BidBody } from './bid-content';

/** Each asked indicator with what is asked, how it will be reached, and how that is proved. */
export function IndicatorResponses({ indicators }: { indicators: readonly Indicator[] }) {
  const { t } = useTranslation('bids');
  const responses = useResponses();
  return (
    <Form.List name="indicatorResponses">
      {(rows) =>
        rows.map((row) => {
          const name = responses[row.name]?.indicator ?? '';
          const asked = indicators.find((one) => one.name === name);
          return (
            <fieldset key={row.key} className="jb-bid-row">
              <legend>
                {name} {asked && <span className="jb-quiet">{sayRequirement(asked)}</span>}
              </legend>
              {asked?.test && (
                <p className="jb-quiet jb-bid-wide">{t('response.test', { test: asked.test })}</p>
              )}
              <Form.Item name={[row.name, 'how']} label={t('response.how')} className="jb-bid-wide">
                <LongText rows={2} maxLength={4000} />
              </Form.Item>
              <Form.Item
                name={[row.name, 'proof']}
                label={t('response.proof')}
                className="jb-bid-wide"
              >
                <LongText rows={2} maxLength={4000} />
              </Form.Item>
            </fieldset>
          );
        })
      }
    </Form.List>
  );
}

/** The names of the indicators are in the form without being fields of it. */
function useResponses() {
  const form = Form.useFormInstance<BidBody>();
  return Form.useWatch('indicatorResponses', { form, preserve: true }) ?? [];
}
