import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf, useAddress } from '../../app/address';
import { MapUpload } from '../../app/uploads/map-upload';
import { sendUpload } from '../../app/uploads/uploads';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { FileDrop } from '../../ui/file-drop';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { WizardSteps } from './wizard-steps';
import './ingest.css';

/** The first steps: a file, then what its columns mean. It waits on the server; nothing is stored. */
export default function NewImportPage() {
  const { t } = useTranslation('ingest');
  const navigate = useNavigate();
  const [search, change] = useAddress();
  const uploadId = textOf(search, 'upload');
  return (
    <Page title={t('new.title')} lead={t('new.lead')}>
      <WizardSteps now={uploadId ? 'columns' : 'file'} />
      {uploadId ? (
        <MapUpload
          uploadId={uploadId}
          onStarted={({ id }) => void navigate({ href: `/imports/${id}` })}
          onOther={() => change({ upload: undefined })}
        />
      ) : (
        <Choose onSent={(id) => change({ upload: id }, { push: true })} />
      )}
    </Page>
  );
}

function Choose({ onSent }: { onSent: (uploadId: string) => void }) {
  const { t } = useTranslation('ingest');
  const { data, error } = api.useQuery('get', '/api/imports/formats');
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (file: File) => {
    setSending(file.name);
    setProblem(null);
    try {
      onSent((await sendUpload(file)).id);
    } catch (failure) {
      setProblem(Problem.from(failure));
      setSending(null);
    }
  };
  const endings = (data?.items ?? []).flatMap(({ extensions }) => extensions);
  return (
    <>
      {error && <ProblemNote problem={Problem.from(error)} />}
      {problem && <ProblemNote problem={problem} />}
      {sending ? (
        <p role="status">{t('new.sending', { name: sending })}</p>
      ) : (
        data && (
          <FileDrop
            accept={[...new Set(endings)].sort().join(',')}
            label={t('new.drop')}
            onFile={(file) => void send(file)}
          />
        )
      )}
    </>
  );
}
