import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import type { components } from '../../api/schema';
import { Dialog } from '../../ui/dialog';
import { FormDialog } from '../../ui/forms/form-dialog';
import { InstantInput } from '../../ui/forms/instant-input';
import { useProblemForm } from '../../ui/forms/problem-form';

interface Values {
  source: string;
  deadline: string;
  acceptIncomplete?: boolean;
}

/** Puts imported drafts on the list at once; each that is refused is named with its reason. */
export function BulkListing({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('screening');
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const { problem, run, busy } = useProblemForm(form, { 'filter.source': 'source' });
  const [result, setResult] = useState<components['schemas']['BulkListingAnswer'] | null>(null);
  const list = ({ source, deadline, acceptIncomplete }: Values) =>
    run(async () => {
      const { data } = await client.POST('/api/challenges/listings', {
        body: { deadline, acceptIncomplete: acceptIncomplete ?? false, filter: { source } },
      });
      await queries.invalidateQueries();
      setResult(data ?? null);
    });
  if (result)
    return (
      <Dialog title={t('bulk.title')} onClose={onClose}>
        <p role="status">{t('bulk.done', { listed: result.listed, refused: result.refused })}</p>
        <ul>
          {result.results
            .filter(({ outcome }) => outcome === 'refused')
            .map(({ id, code, message }) => (
              <li key={id}>{t(`problems:${code}`, { defaultValue: message })}</li>
            ))}
        </ul>
      </Dialog>
    );
  return (
    <FormDialog
      form={form}
      title={t('bulk.title')}
      act={t('bulk.act')}
      busy={busy}
      problem={problem}
      lead={<p>{t('bulk.lead')}</p>}
      onFinish={list}
      onClose={onClose}
    >
      <Form.Item
        name="source"
        label={t('bulk.source')}
        extra={t('bulk.source-hint')}
        rules={[{ required: true, message: t('bulk.source-missing') }]}
      >
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item
        name="deadline"
        label={t('bulk.deadline')}
        rules={[{ required: true, message: t('bulk.deadline-missing') }]}
      >
        <InstantInput />
      </Form.Item>
      <Form.Item name="acceptIncomplete" valuePropName="checked">
        <Checkbox>{t('bulk.incomplete')}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
