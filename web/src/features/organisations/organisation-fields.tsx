import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { findOrganisations } from '../../app/find-parties';
import { type Choice, OrganisationPicker } from '../../ui/forms/picker';
import { type Kind, TIERS } from './organisation';

/** What an organisation is called, where it is, what it belongs to; only enterprises have a tier. */
export function OrganisationFields(props: { kind?: Kind; known?: readonly Choice[] }) {
  const { t } = useTranslation('organisations');
  return (
    <>
      <Form.Item
        name="name"
        label={t('name')}
        rules={[{ required: true, whitespace: true, message: t('new.name-missing') }]}
      >
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="nameEn" label={t('name-en')}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="region" label={t('region')}>
        <Input maxLength={100} />
      </Form.Item>
      {props.kind === 'enterprise' && (
        <Form.Item name="tier" label={t('tier')}>
          <Select
            allowClear
            options={TIERS.map((value) => ({ value, label: t(`tiers.${value}`) }))}
          />
        </Form.Item>
      )}
      <Form.Item name="parentId" label={t('parent')}>
        <OrganisationPicker find={findOrganisations} known={props.known} />
      </Form.Item>
    </>
  );
}
