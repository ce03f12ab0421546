import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import { ConfirmTyped } from '../../ui/confirm-typed';
import { Money } from '../../ui/money';
import { type Challenge } from './challenge-text';
import type { OpenedBid } from './opened-bid';
import { useNames } from '../../ui/party-name';

/** An award can't be taken back: what follows is read, the reason written, the taker's name typed. */
export function AwardDialog(props: { challenge: Challenge; bid: OpenedBid; onClose: () => void }) {
  const { t } = useTranslation('authoring');
  const names = useNames();
  const queries = useQueryClient();
  const { challenge, bid, onClose } = props;
  const [reason, setReason] = useState('');
  const field = useId();
  // The same award sent twice is one award.
  const key = useRef(crypto.randomUUID());
  const award = async () => {
    await client.PUT('/api/challenges/{id}/award', {
      params: {
        path: { id: challenge.id },
        header: { 'idempotency-key': key.current } as never,
      },
      body: { bidId: bid.id, reason },
    });
    await queries.invalidateQueries();
    onClose();
  };
  return (
    <ConfirmTyped
      title={t('award.title')}
      word={names(bid.leadOrganisation)}
      act={t('award.act')}
      onClose={onClose}
      onConfirm={award}
      consequence={
        <>
          <p>
            {t('award.to', { name: names(bid.leadOrganisation), title: challenge.title })}{' '}
            <Money amount={bid.price} currency={bid.currency} />
          </p>
          <ul>
            <li>{t('award.follows-agreement')}</li>
            <li>{t('award.follows-others')}</li>
            <li>{t('award.follows-final')}</li>
          </ul>
          <div className="jb-field">
            <label htmlFor={field}>{t('award.reason')}</label>
            <textarea
              id={field}
              className="jb-input"
              rows={4}
              required
              maxLength={4000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
        </>
      }
    />
  );
}
