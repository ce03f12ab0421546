import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StaleEdit } from '../../app/stale-edit';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useProblemForm } from '../../ui/forms/problem-form';
import { NameAndPurpose } from './form-team';
import { type JointTeam } from './joint-team';

type Draft = Pick<JointTeam, 'name' | 'purpose'>;
const draftOf = ({ name, purpose }: Draft): Draft => ({ name, purpose });

/** Name and purpose; when somebody else saved in between, both versions are offered. */
export function EditTeam({ team, onClose }: { team: JointTeam; onClose: () => void }) {
  const { t } = useTranslation('teams');
  const queries = useQueryClient();
  const [form] = Form.useForm<Draft>();
  const { problem, run, busy } = useProblemForm(form);
  const base = useRef(team);
  const [theirs, setTheirs] = useState<JointTeam | null>(null);
  const read = (): Draft => ({ ...draftOf(base.current), ...form.getFieldsValue(true) });
  const save = () =>
    run(async () => {
      const { id, version } = base.current;
      const params = { path: { id } };
      try {
        await client.PATCH('/api/joint-teams/{id}', { params, body: { ...read(), version } });
      } catch (error) {
        if (Problem.from(error).code !== 'stale-edit') throw error;
        setTheirs((await client.GET('/api/joint-teams/{id}', { params })).data ?? null);
        return;
      }
      await queries.invalidateQueries();
      onClose();
    });
  if (theirs)
    return (
      <StaleEdit<Draft>
        mine={read()}
        theirs={draftOf(theirs)}
        base={draftOf(base.current)}
        fields={[
          { key: 'name', label: t('joint.name') },
          { key: 'purpose', label: t('joint.purpose') },
        ]}
        onChoose={(merged) => {
          base.current = theirs;
          setTheirs(null);
          form.setFieldsValue(merged);
          void save();
        }}
        onClose={() => setTheirs(null)}
      />
    );
  return (
    <FormDialog
      form={form}
      title={t('joint.edit')}
      act={t('frame:act.save')}
      busy={busy}
      problem={problem}
      initial={draftOf(team)}
      onFinish={save}
      onClose={onClose}
    >
      <NameAndPurpose />
    </FormDialog>
  );
}
