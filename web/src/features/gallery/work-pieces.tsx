import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import { FileDrop } from '../../ui/file-drop';
import { JobProgress } from '../../ui/job-progress';
import { useUndo } from '../../ui/undo';
import { Piece, Pieces } from './piece';

export function WorkPieces() {
  const { t } = useTranslation('gallery');
  const [file, setFile] = useState<string | null>(null);
  const [cancelled, setCancelled] = useState(false);
  const [kept, setKept] = useState(true);
  const offerUndo = useUndo();
  const remove = () => {
    setKept(false);
    offerUndo(t('undo.done'), () => setKept(true));
  };
  return (
    <Pieces>
      <Piece name="job-running">
        <JobProgress
          done={3120}
          total={50_000}
          state={cancelled ? 'cancelled' : 'running'}
          secondsLeft={154}
          onCancel={() => setCancelled(true)}
        />
      </Piece>
      <Piece name="job-unknown">
        <JobProgress done={18} state="running" label={t('job.unknown')} lost />
      </Piece>
      <Piece name="job-finished">
        <JobProgress done={50_000} total={50_000} state="finished" />
      </Piece>
      <Piece name="file">
        <FileDrop
          accept=".csv,.jsonl"
          maxBytes={50 * 1024 * 1024}
          onFile={({ name }) => setFile(name)}
        />
        <p role="status">{file && t('file.taken', { name: file })}</p>
      </Piece>
      <Piece name="undo">
        <p>{kept ? t('undo.there') : t('undo.gone')}</p>
        <Button onClick={remove} disabled={!kept}>
          {t('undo.act')}
        </Button>
      </Piece>
    </Pieces>
  );
}
