import { useTranslation } from 'react-i18next';
import { client } from '../../../api/client';
import { useUndo } from '../../../ui/undo';
import { sendDecisions, sendGuessed } from './decision-line';
import { type Desk } from '../desk';
import { type Candidate } from '../queue';
import { sayWhat } from './say-what';
import { remember } from './trail';
import { useNames } from '../../../ui/party-name';

export interface Invitation {
  challengeId: string;
  targets: Candidate[];
  message: string;
  /** Why a conflict doesn't matter; only where there is one. */
  note: string;
}

/** Sends invitations, all or none; what comes back can be withdrawn by one key. */
export function useInviting(desk: Desk) {
  const { t } = useTranslation('queue');
  const names = useNames();
  const tell = useUndo();
  return async ({ challengeId, targets, message, note }: Invitation): Promise<void> => {
    const needId = desk.needId ?? '';
    const guesses = targets.map((candidate): Parameters<typeof sendGuessed>[1][number] => [
      candidate,
      { state: 'invited', reason: null, reasonKind: null, overrideNote: note || null },
    ]);
    let sent: string[] = [];
    await sendGuessed(needId, guesses, desk.refresh, async () => {
      const { data } = await client.POST('/api/invitations', {
        body: {
          challengeId,
          profileIds: targets.map(({ profile }) => profile.id),
          message: message || undefined,
          overrideNote: note || undefined,
        },
      });
      sent = data?.invitations.map(({ id }) => id) ?? [];
      const over = data?.warnings.map(({ name }) => name) ?? [];
      if (over.length > 0) tell(t('invite.over-limit', { names: over.join(t('ui:comma')) }));
    });
    const undo = remember(async () => {
      await sendGuessed(needId, targets.map(asBefore), desk.refresh, () => withdraw(sent));
      // A withdrawn invitation leaves a shortlisting, which was not there before.
      const plain = targets.filter(({ decision }) => decision === null);
      const back = plain.map((candidate) => ({ candidate, act: 'undo' as const }));
      if (back.length > 0) await sendDecisions(needId, back, desk.refresh);
    });
    tell(sayWhat({ t, names }, 'invited', targets), undo);
  };
}

const asBefore = (candidate: Candidate): Parameters<typeof sendGuessed>[1][number] => [
  candidate,
  candidate.decision,
];

async function withdraw(ids: string[]): Promise<void> {
  for (const id of ids)
    await client.PUT('/api/invitations/{id}/withdrawal', {
      params: { path: { id } },
      body: {},
    });
}
