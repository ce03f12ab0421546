import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StaleEdit } from '../../app/stale-edit';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useProblemForm } from '../../ui/forms/problem-form';
import { type WholeOrganisation } from './organisation';
import { OrganisationFields } from './organisation-fields';

type Draft = Pick<WholeOrganisation, 'name' | 'nameEn' | 'region' | 'tier' | 'parentId'>;
const FIELDS = ['name', 'nameEn', 'region', 'tier', 'parentId'] as const;

/** Changes what an organisation is called and where it belongs; a stale edit shows both versions. */
export function EditOrganisation(props: { organisation: WholeOrganisation; onClose: () => void }) {
  const { t } = useTranslation('organisations');
  const { onClose } = props;
  const queries = useQueryClient();
  const [form] = Form.useForm<Draft>();
  const { problem, run, busy } = useProblemForm(form);
  const base = useRef(props.organisation);
  const [theirs, setTheirs] = useState<WholeOrganisation | null>(null);
  const read = (): Draft => ({ ...draftOf(base.current), ...tidy(form.getFieldsValue(true)) });
  const send = async (): Promise<boolean> => {
    const { id, version } = base.current;
    const params = { path: { id } };
    const body = { ...changesOf(read(), draftOf(base.current)), version };
    try {
      await client.PATCH('/api/organisations/{id}', { params, body });
      return true;
    } catch (error) {
      if (Problem.from(error).code !== 'stale-edit') throw error;
      setTheirs((await client.GET('/api/organisations/{id}', { params })).data ?? null);
      return false;
    }
  };
  const save = () =>
    run(async () => {
      if (!(await send())) return;
      await queries.invalidateQueries();
      onClose();
    });
  const sayField = (key: keyof Draft, value: string | null): string => {
    if (!value) return '—';
    if (key === 'tier') return t(`tiers.${value}`);
    const named = [base.current.parent, theirs?.parent].find((one) => one?.id === value);
    return (key === 'parentId' && named?.name) || value;
  };
  if (theirs)
    return (
      <StaleEdit<Draft>
        mine={read()}
        theirs={draftOf(theirs)}
        base={draftOf(base.current)}
        fields={FIELDS.map((key) => ({
          key,
          label: t(LABELS[key]),
          say: (value) => sayField(key, value),
        }))}
        onChoose={(merged) => {
          base.current = theirs;
          setTheirs(null);
          form.setFieldsValue(merged);
          void save();
        }}
        onClose={() => setTheirs(null)}
      />
    );
  const { parent } = props.organisation;
  return (
    <FormDialog
      form={form}
      title={t('edit')}
      act={t('frame:act.save')}
      busy={busy}
      problem={problem}
      initial={draftOf(props.organisation)}
      onFinish={save}
      onClose={onClose}
    >
      <OrganisationFields
        kind={props.organisation.kind}
        known={parent ? [{ id: parent.id, name: parent.name }] : []}
      />
    </FormDialog>
  );
}

const LABELS = {
  ...{ name: 'name', nameEn: 'name-en', region: 'region', tier: 'tier', parentId: 'parent' },
} as const;

const draftOf = ({ name, nameEn, region, tier, parentId }: WholeOrganisation): Draft => ({
  ...{ name, nameEn, region, tier, parentId },
});

/** An emptied field says null, which empties it. */
const tidy = (draft: Partial<Draft>): Partial<Draft> =>
  Object.fromEntries(
    Object.entries(draft).map(([key, value]) => [key, key === 'name' ? value : value || null]),
  );

const changesOf = (mine: Draft, base: Draft): Partial<Draft> =>
  Object.fromEntries(
    FIELDS.filter((key) => mine[key] !== base[key]).map((key) => [key, mine[key]]),
  );
