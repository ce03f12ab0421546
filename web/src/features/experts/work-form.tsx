import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StaleEdit } from '../../app/stale-edit';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { FormDialog } from '../../ui/forms/form-dialog';
import { LongText } from '../../ui/forms/long-text';
import { useProblemForm } from '../../ui/forms/problem-form';
import type { OwnWork } from './own-work';

type Body = components['schemas']['OwnWorkBody'];
type WholeWork = components['schemas']['WholeWorkAnswer'];

const KEYS = ['kind', 'title', 'year', 'venue', 'doi', 'publicationNumber', 'abstract'] as const;
const KINDS = ['paper', 'patent', 'project'] as const;
type WorkDraft = Pick<Body, (typeof KEYS)[number]>;

/** Adds a work or puts one right; only what was changed is said. */
export function WorkForm(props: { expertId: string; work?: OwnWork; onClose: () => void }) {
  const { t } = useTranslation(['experts', 'terms']);
  const { expertId, work, onClose } = props;
  const queries = useQueryClient();
  const [form] = Form.useForm<WorkDraft>();
  const { problem, run, busy } = useProblemForm(form);
  const base = useRef<OwnWork | WholeWork | undefined>(work);
  const [theirs, setTheirs] = useState<WholeWork | null>(null);
  const send = async () => {
    const body = changed(form.getFieldsValue(true), base.current);
    if (!work || !base.current) {
      // The form requires kind and title of a new work before it is sent.
      const added = body as Body;
      return client.POST('/api/experts/{id}/works', {
        params: { path: { id: expertId } },
        body: added,
      });
    }
    return client.PATCH('/api/experts/{id}/works/{workId}', {
      params: { path: { id: expertId, workId: work.id } },
      body: { ...body, version: base.current.version },
    });
  };
  const save = () =>
    run(async () => {
      try {
        await send();
      } catch (error) {
        if (!work || Problem.from(error).code !== 'stale-edit') throw error;
        const now = await client.GET('/api/works/{id}', { params: { path: { id: work.id } } });
        setTheirs(now.data ?? null);
        return;
      }
      await queries.invalidateQueries();
      onClose();
    });
  if (theirs)
    return (
      <StaleEdit<WorkDraft>
        mine={{ ...draftOf(base.current), ...form.getFieldsValue(true) }}
        theirs={draftOf(theirs)}
        base={draftOf(base.current)}
        fields={KEYS.map((key) => ({ key, label: t(`work.${key}`) }))}
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
      title={work ? t('work.correct-title') : t('work.add')}
      act={t('frame:act.save')}
      busy={busy}
      problem={problem}
      onFinish={save}
      onClose={onClose}
    >
      <Fields first={draftOf(work)} />
    </FormDialog>
  );
}

function Fields({ first }: { first: WorkDraft }) {
  const { t } = useTranslation(['experts', 'terms']);
  const line = (name: 'venue' | 'doi' | 'publicationNumber', max: number) => (
    <Form.Item name={name} label={t(`work.${name}`)} initialValue={first[name]}>
      <Input maxLength={max} />
    </Form.Item>
  );
  return (
    <>
      <Form.Item name="kind" label={t('work.kind')} initialValue={first.kind}>
        <Select options={KINDS.map((value) => ({ value, label: t(`terms:work.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="title"
        label={t('work.title')}
        initialValue={first.title}
        rules={[{ required: true, whitespace: true, message: t('work.title-missing') }]}
      >
        <Input maxLength={1000} />
      </Form.Item>
      <Form.Item name="year" label={t('work.year')} initialValue={first.year}>
        <InputNumber min={1900} max={2100} precision={0} />
      </Form.Item>
      {line('venue', 500)}
      {line('doi', 210)}
      {line('publicationNumber', 20)}
      <Form.Item name="abstract" label={t('work.abstract')} initialValue={first.abstract}>
        <LongText rows={4} maxLength={20000} />
      </Form.Item>
    </>
  );
}

const draftOf = (work?: OwnWork | WholeWork): WorkDraft => ({
  kind: work?.kind ?? 'paper',
  title: work?.title ?? '',
  year: work?.year ?? undefined,
  venue: work?.venue ?? undefined,
  doi: work?.doi ?? undefined,
  publicationNumber: work?.publicationNumber ?? undefined,
  abstract: work?.abstract ?? undefined,
});

/** A new work is said as a whole, without what was left empty. */
function changed(draft: WorkDraft, base?: OwnWork | WholeWork): Partial<WorkDraft> {
  const before = draftOf(base);
  const keys = KEYS.filter((key) => (base ? (draft[key] ?? '') !== (before[key] ?? '') : true));
  return Object.fromEntries(
    keys
      .map((key) => [key, draft[key]])
      .filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
}
