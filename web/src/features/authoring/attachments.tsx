import { useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/client';
import { Problem } from '../../api/problem';
import { FileDrop } from '../../ui/file-drop';
import { sayBytes } from '../../ui/file-limits';
import { ProblemNote } from '../../ui/problem-note';
import { type Challenge } from './challenge-text';

type Tier = Challenge['attachments'][number]['tier'];
const TIERS: readonly Tier[] = ['teaser', 'detail', 'annex'];

/** Files of a challenge, each open to one circle of readers. */
export function Attachments({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation(['authoring', 'terms']);
  const queries = useQueryClient();
  const [tier, setTier] = useState<Tier>('detail');
  const [problem, setProblem] = useState<Problem | null>(null);
  const params = { path: { id: challenge.id } };
  const { data = challenge } = api.useQuery('get', '/api/challenges/{id}', { params });
  const act = async (work: () => Promise<unknown>) => {
    setProblem(null);
    try {
      await work();
      const queryKey = ['get', '/api/challenges/{id}'];
      await queries.invalidateQueries({ queryKey });
    } catch (error) {
      setProblem(Problem.from(error));
    }
  };
  const upload = (file: File) =>
    act(() =>
      client.POST('/api/challenges/{id}/attachments', {
        params,
        // The API's description knows a file only as a form with parts.
        body: { tier, file } as never,
        bodySerializer: () => {
          const form = new FormData();
          form.append('tier', tier);
          form.append('file', file);
          return form;
        },
      }),
    );
  const remove = (fileId: string) =>
    act(() =>
      client.DELETE('/api/challenges/{id}/attachments/{fileId}', {
        params: { path: { id: challenge.id, fileId } },
      }),
    );
  return (
    <section>
      <h2>{t('files.title')}</h2>
      {problem && <ProblemNote problem={problem} />}
      <ul className="jb-files">
        {data.attachments.map((file) => (
          <li key={file.id}>
            <a href={`/api/challenges/${challenge.id}/attachments/${file.id}`}>{file.name}</a>{' '}
            <span className="jb-quiet">
              {sayBytes(file.size)} · {t(`terms:disclosure.${file.tier}`)}
            </span>
            <Button size="small" danger onClick={() => void remove(file.id)}>
              {t('files.remove')}
              <span className="jb-hidden"> {file.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <label className="jb-files-tier">
        {t('files.tier')}{' '}
        <Select<Tier>
          aria-label={t('files.tier')}
          value={tier}
          onChange={setTier}
          options={TIERS.map((value) => ({ value, label: t(`terms:disclosure.${value}`) }))}
        />
      </label>
      <FileDrop label={t('files.add')} onFile={(file) => void upload(file)} />
    </section>
  );
}
