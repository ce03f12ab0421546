import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftNote } from '../../app/draft-note';
import { useSelfSaving } from '../../app/self-saving';
import { client } from '../../api/client';
import type { components } from '../../api/schema';
import { useProblemForm } from '../../ui/forms/problem-form';
import { ProblemNote } from '../../ui/problem-note';
import { beginningOf, type BidBody, bodyOf, type OwnBid, partsOf } from './bid-content';
import { BidFields } from './bid-fields';
import { SealedPanel } from './sealed-panel';

interface Props {
  bid: OwnBid;
  challenge: components['schemas']['ChallengeAnswer'];
}

/** The bid as one long form that saves itself, with the sealed panel at its side. */
export function BidEditor({ bid, challenge }: Props) {
  const { t } = useTranslation('bids');
  const queries = useQueryClient();
  const [form] = Form.useForm<BidBody>();
  const problems = useProblemForm(form);
  const challengeId = bid.challenge.id;
  const beginning = useMemo(() => beginningOf(bid, challenge), [bid, challenge]);
  const read = useCallback((): BidBody => form.getFieldsValue(true), [form]);
  // A draft is sealed like a bid: nobody else can tell that it exists.
  const keeping = useSelfSaving<BidBody>({
    thing: `bid.${challengeId}`,
    read,
    save: async (content, { keepalive }) => {
      const params = { path: { challengeId } };
      const body = bodyOf(content);
      await client.PUT('/api/bids/{challengeId}/draft', { params, body, keepalive });
    },
  });
  const [warnings, setWarnings] = useState<string[]>([]);
  const initial = { ...beginning, ...keeping.draft.found?.value };
  const [parts, setParts] = useState(() => partsOf(initial));
  const reload = () => queries.invalidateQueries({ queryKey: ['get', '/api/bids/{challengeId}'] });
  const changed = () => {
    keeping.typed();
    setParts(partsOf(read()));
  };
  const submit = () =>
    problems.run(async () => {
      // A saving that is still under way must not arrive after the bid.
      if (keeping.state !== 'saved') await keeping.saveNow();
      const { data } = await client.PUT('/api/bids/{challengeId}/submission', {
        params: { path: { challengeId } },
        body: bodyOf(read()),
      });
      keeping.rest();
      setWarnings(data?.warnings.map(({ code }) => code) ?? []);
      await reload();
    });
  const withdraw = () =>
    problems.run(async () => {
      const params = { path: { challengeId } };
      await client.DELETE('/api/bids/{challengeId}/submission', { params });
      await reload();
    });
  return (
    <div className="jb-bid">
      <div>
        <DraftNote
          found={keeping.draft.found}
          onDiscard={() => {
            keeping.draft.discard();
            form.setFieldsValue(beginning);
          }}
        />
        {problems.problem && <ProblemNote problem={problems.problem} />}
        {keeping.problem && (
          <ProblemNote problem={keeping.problem} onRetry={() => void keeping.saveNow()} />
        )}
        {warnings.map((code) => (
          <p key={code} className="jb-note" role="status">
            {t(`terms:bid-warning.${code}`)}
          </p>
        ))}
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={initial}
          onValuesChange={changed}
        >
          <BidFields challenge={challenge} maxPartners={bid.rules.maxPartners} onFilled={changed} />
        </Form>
        <a className="jb-bid-strip jb-no-print" href="#sealed">
          {t('strip.filled', { done: parts.filter(({ done }) => done).length, of: parts.length })}
          <b>{t('strip.go')}</b>
        </a>
      </div>
      <SealedPanel
        bid={bid}
        parts={parts}
        saving={keeping.state}
        busy={problems.busy}
        onSubmit={submit}
        onWithdraw={withdraw}
      />
    </div>
  );
}
