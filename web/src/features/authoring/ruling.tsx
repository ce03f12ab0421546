import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import { LongText } from '../../ui/forms/long-text';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useProblemForm } from '../../ui/forms/problem-form';
import type { OpenedBid } from './opened-bid';

export type Ruling = 'rule-out' | 'readmit';

/** A bid does not meet the conditions, or does after all; the bidder reads the reason. */
export function RulingDialog(props: {
  ruling: Ruling;
  challengeId: string;
  bid: OpenedBid;
  onClose: () => void;
}) {
  const { t } = useTranslation('authoring');
  const { ruling, challengeId, bid, onClose } = props;
  const queries = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const { problem, run, busy } = useProblemForm(form);
  const go = (body: { reason: string }) =>
    run(async () => {
      const params = { path: { id: challengeId, bidId: bid.id } };
      const path = '/api/challenges/{id}/bids/{bidId}/ineligibility';
      if (ruling === 'rule-out') await client.PUT(path, { params, body });
      else await client.DELETE(path, { params });
      await queries.invalidateQueries();
      onClose();
    });
  return (
    <FormDialog
      form={form}
      title={t(`ruling.${ruling}.title`, { name: bid.leadOrganisation.name })}
      act={t(`ruling.${ruling}.act`)}
      grave={ruling === 'rule-out'}
      busy={busy}
      problem={problem}
      lead={<p>{t(`ruling.${ruling}.lead`)}</p>}
      onFinish={go}
      onClose={onClose}
    >
      {ruling === 'rule-out' && (
        <Form.Item
          name="reason"
          label={t('asked.reason')}
          rules={[{ required: true, whitespace: true, message: t('asked.reason-missing') }]}
        >
          <LongText maxLength={2000} rows={3} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
