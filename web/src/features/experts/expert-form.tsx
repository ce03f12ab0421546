import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../app/draft';
import { DraftNote } from '../../app/draft-note';
import { StaleEdit } from '../../app/stale-edit';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import { LongText } from '../../ui/forms/long-text';
import { useProblemForm } from '../../ui/forms/problem-form';
import { ProblemNote } from '../../ui/problem-note';
import { changesOf, draftOf, EMPTY, type Expert, type ExpertDraft, FIELDS } from './expert-draft';

/**
 * A profile as a form, to change one or to begin one. What is typed survives a lost connection; when
 * somebody else saved in between, both versions are offered.
 */
export function ExpertForm(props: {
  /** Absent: a new profile. */
  expert?: Expert;
  /** A new one begins with what is known of the person. */
  first?: Partial<ExpertDraft>;
  onDone: () => unknown;
  onClose?: () => void;
}) {
  const { t } = useTranslation('experts');
  const { expert, onDone } = props;
  const queries = useQueryClient();
  const [form] = Form.useForm<ExpertDraft>();
  const { problem, run, busy } = useProblemForm(form);
  const kept = useDraft<ExpertDraft>(`expert.${expert?.id ?? 'new'}`);
  const base = useRef(expert);
  const [theirs, setTheirs] = useState<Expert | null>(null);
  const baseDraft = () => (base.current ? draftOf(base.current) : EMPTY);
  const read = (): ExpertDraft => ({ ...baseDraft(), ...form.getFieldsValue(true) });
  const send = async () => {
    const { current } = base;
    const body = changesOf(read(), baseDraft());
    if (!current) {
      await client.POST('/api/experts', { body: { ...body, name: read().name } as never });
      return true;
    }
    const params = { path: { id: current.id } };
    try {
      await client.PATCH('/api/experts/{id}', {
        params,
        body: { ...body, version: current.version },
      });
    } catch (error) {
      if (Problem.from(error).code !== 'stale-edit') throw error;
      setTheirs((await client.GET('/api/experts/{id}', { params })).data ?? null);
      return false;
    }
    return true;
  };
  const save = () =>
    run(async () => {
      if (!(await send())) return;
      kept.clear();
      await queries.invalidateQueries();
      await onDone();
    });
  const first = expert ? draftOf(expert) : { ...EMPTY, ...props.first };
  return (
    <>
      <DraftNote
        found={kept.found}
        onDiscard={() => {
          kept.discard();
          form.setFieldsValue(first);
        }}
      />
      {problem && <ProblemNote problem={problem} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...first, ...kept.found?.value }}
        onValuesChange={() => kept.keep(read())}
        onFinish={() => void save()}
      >
        <Fields />
        <div className="jb-acts">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('frame:act.save')}
          </Button>
          {props.onClose && <Button onClick={props.onClose}>{t('frame:act.cancel')}</Button>}
        </div>
      </Form>
      {theirs && (
        <StaleEdit<ExpertDraft>
          mine={read()}
          theirs={draftOf(theirs)}
          base={baseDraft()}
          fields={FIELDS.map((key) => ({ key, label: t(`field.${key}`) }))}
          onChoose={(merged) => {
            base.current = theirs;
            setTheirs(null);
            form.setFieldsValue(merged);
            void save();
          }}
          onClose={() => setTheirs(null)}
        />
      )}
    </>
  );
}

const LENGTHS = {
  ...{ name: 200, nameEn: 200, title: 300, department: 300, email: 200, orcid: 40 },
  homepage: 2000,
} as const;

function Fields() {
  const { t } = useTranslation('experts');
  const line = (name: keyof typeof LENGTHS, missing?: string) => (
    <Form.Item
      name={name}
      label={t(`field.${name}`)}
      rules={missing ? [{ required: true, whitespace: true, message: missing }] : []}
    >
      <Input maxLength={LENGTHS[name]} />
    </Form.Item>
  );
  const words = (name: 'aliases' | 'fields' | 'keywords', maxCount: number) => (
    <Form.Item name={name} label={t(`field.${name}`)} extra={t(`hint.${name}`)}>
      <Select
        mode="tags"
        open={false}
        maxCount={maxCount}
        tokenSeparators={[',', '，', '、', ';']}
      />
    </Form.Item>
  );
  return (
    <>
      <div className="jb-expert-columns">
        {line('name', t('name-missing'))}
        {line('nameEn')}
        {line('title')}
        {line('department')}
        {line('email')}
        {line('orcid')}
      </div>
      {words('aliases', 20)}
      {line('homepage')}
      {words('fields', 30)}
      {words('keywords', 100)}
      <Form.Item name="biography" label={t('field.biography')} extra={t('hint.biography')}>
        <LongText rows={6} maxLength={20000} />
      </Form.Item>
      <Form.Item name="loadCap" label={t('field.loadCap')} extra={t('hint.loadCap')}>
        <InputNumber min={0} max={100} precision={0} />
      </Form.Item>
    </>
  );
}
