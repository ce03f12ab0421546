import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { FileDrop } from '../../ui/file-drop';
import { sayBytes } from '../../ui/file-limits';
import { useProblemForm } from '../../ui/forms/problem-form';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { FilePreview } from './file-preview';
import { guessFormats } from './guess-formats';
import { type ImportFormat, sendFile } from './send-file';
import { WizardSteps } from './wizard-steps';
import './ingest.css';

type Format = components['schemas']['FormatAnswer'];

interface Values {
  format?: ImportFormat;
  source?: string;
}

/** The first step: a file, what is in it, and where it comes from. Nothing is stored yet. */
export default function NewImportPage() {
  const { t } = useTranslation('ingest');
  const { data, error } = api.useQuery('get', '/api/imports/formats');
  return (
    <Page title={t('new.title')} lead={t('new.lead')}>
      <WizardSteps now="file" />
      {error && <ProblemNote problem={Problem.from(error)} />}
      {data && <Choose formats={data.items} />}
    </Page>
  );
}

function Choose({ formats }: { formats: Format[] }) {
  const { t } = useTranslation(['ingest', 'terms']);
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const sending = useProblemForm(form);
  const [file, setFile] = useState<File | null>(null);
  const format = Form.useWatch('format', form);
  const family = formats.find(({ name }) => name === format)?.family;
  const fitting = file ? guessFormats(file.name, formats) : [];
  const rest = formats.filter((one) => !fitting.includes(one));
  const take = (next: File) => {
    setFile(next);
    sending.clear();
    const guessed = guessFormats(next.name, formats);
    // Several formats share an ending; only a sure guess is made for the reader.
    form.setFieldValue('format', guessed.length === 1 ? guessed[0].name : undefined);
  };
  const send = ({ format: chosen, source = '' }: Values) =>
    sending.run(async () => {
      if (!file || !chosen) return;
      const { id } = await sendFile({ file, format: chosen, source, dryRun: true });
      await navigate({ href: `/imports/${id}` });
    });
  const choices = (items: Format[]) =>
    items.map(({ name }) => ({ value: name, label: t(`terms:import-format.${name}`) }));
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(values) => void send(values)}
    >
      {sending.problem && <ProblemNote problem={sending.problem} />}
      {file ? (
        <p className="jb-card jb-ingest-file">
          <strong>{file.name}</strong> <span className="jb-quiet">{sayBytes(file.size)}</span>
          <Button onClick={() => setFile(null)}>{t('new.other-file')}</Button>
        </p>
      ) : (
        <FileDrop accept={endingsOf(formats)} label={t('new.drop')} onFile={take} />
      )}
      {file && (
        <>
          <Form.Item
            name="format"
            label={t('new.format')}
            rules={[{ required: true, message: t('new.format-missing') }]}
          >
            <Select
              options={[
                ...(fitting.length ? [{ label: t('new.fitting'), options: choices(fitting) }] : []),
                { label: t('new.others'), options: choices(rest) },
              ]}
            />
          </Form.Item>
          <Form.Item name="source" label={t('new.source')} extra={t('new.source-hint')}>
            <Input maxLength={100} placeholder={format} />
          </Form.Item>
          {family === 'csv' && <FilePreview file={file} />}
          <div className="jb-acts">
            <Button type="primary" htmlType="submit" loading={sending.busy}>
              {t('act.try')}
            </Button>
            <span className="jb-quiet">{t('new.try-says')}</span>
          </div>
        </>
      )}
    </Form>
  );
}

const endingsOf = (formats: Format[]): string =>
  [...new Set(formats.flatMap(({ extensions }) => extensions))].sort().join(',');
