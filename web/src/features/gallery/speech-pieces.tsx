import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { Piece, Pieces } from './piece';

const UNKNOWN = new Problem({
  ...{ status: 500, code: 'internal-error', detail: 'Something went wrong.' },
  requestId: '01a200df-9fea-7e7e-aff7-4247f8873881',
});

export function SpeechPieces() {
  const { t } = useTranslation('gallery');
  return (
    <Pieces>
      <Piece name="problem-lost">
        <ProblemNote problem={Problem.lost()} onRetry={() => undefined} />
      </Piece>
      <Piece name="problem-internal">
        <ProblemNote problem={UNKNOWN} />
      </Piece>
      <Piece name="nothing">
        <EmptyState title={t('empty.title')} why={t('empty.why')} />
      </Piece>
    </Pieces>
  );
}
