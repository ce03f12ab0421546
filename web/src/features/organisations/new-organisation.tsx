import { useQueryClient } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import type { components } from '../../api/schema';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useProblemForm } from '../../ui/forms/problem-form';
import { KINDS } from './organisation';
import { OrganisationFields } from './organisation-fields';

type Body = components['schemas']['OrganisationBody'];

/** Enters an organisation; its people are invited afterwards. */
export function NewOrganisation({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['organisations', 'terms']);
  const queries = useQueryClient();
  const [form] = Form.useForm<Body>();
  const { problem, run, busy } = useProblemForm(form);
  const kind = Form.useWatch('kind', form);
  const send = (values: Body) =>
    run(async () => {
      const said = Object.entries(values).filter(([, value]) => value);
      // What was left empty is not said; name and kind are required by the form.
      const body = Object.fromEntries(said) as Body;
      await client.POST('/api/organisations', { body });
      await queries.invalidateQueries({ queryKey: ['get', '/api/organisations'] });
      onClose();
    });
  return (
    <FormDialog
      form={form}
      title={t('new.title')}
      act={t('new.act')}
      busy={busy}
      problem={problem}
      onFinish={send}
      onClose={onClose}
    >
      <Form.Item
        name="kind"
        label={t('kind')}
        rules={[{ required: true, message: t('new.kind-missing') }]}
      >
        <Select
          options={KINDS.map((value) => ({ value, label: t(`terms:organisation-kind.${value}`) }))}
        />
      </Form.Item>
      <OrganisationFields kind={kind} />
    </FormDialog>
  );
}
