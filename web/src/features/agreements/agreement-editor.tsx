import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../app/draft';
import { DraftNote } from '../../app/draft-note';
import { StaleEdit } from '../../app/stale-edit';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import { IndicatorEditor } from '../../ui/forms/indicator-editor';
import { IpTermsFields } from '../../ui/forms/ip-terms-fields';
import { LongText } from '../../ui/forms/long-text';
import { useProblemForm } from '../../ui/forms/problem-form';
import { useNames } from '../../ui/party-name';
import { ProblemNote } from '../../ui/problem-note';
import { type AgreementDraft, bodyOf, draftOf } from './agreement-draft';
import type { Agreement } from './agreement';
import { MilestonesEditor } from './milestones-editor';

const STALE_FIELDS = [
  ...(['title', 'indicators', 'expectedResults', 'milestones', 'ipTerms', 'commitment'] as const),
] as const;

/** The draft agreement as a form; what is typed survives a lost connection and a stale version. */
export function AgreementEditor({
  agreement,
  onDone,
}: {
  agreement: Agreement;
  onDone: () => void;
}) {
  const { t } = useTranslation('agreements');
  const queries = useQueryClient();
  const [form] = Form.useForm<AgreementDraft>();
  const { problem, run, busy } = useProblemForm(form);
  const kept = useDraft<AgreementDraft>(`agreement.${agreement.id}`);
  const base = useRef(agreement);
  const [theirs, setTheirs] = useState<Agreement | null>(null);
  const read = (): AgreementDraft => ({ ...draftOf(base.current), ...form.getFieldsValue(true) });
  const save = () =>
    run(async () => {
      const params = { path: { id: agreement.id } };
      try {
        const body = bodyOf(read(), base.current.version);
        await client.PATCH('/api/agreements/{id}', { params, body });
      } catch (error) {
        if (Problem.from(error).code !== 'stale-edit') throw error;
        setTheirs((await client.GET('/api/agreements/{id}', { params })).data ?? null);
        return;
      }
      kept.clear();
      await queries.invalidateQueries({ queryKey: ['get', '/api/agreements/{id}'] });
      onDone();
    });
  return (
    <>
      <DraftNote
        found={kept.found}
        onDiscard={() => {
          kept.discard();
          form.setFieldsValue(draftOf(base.current));
        }}
      />
      <Before agreement={agreement} />
      {problem && <ProblemNote problem={problem} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...draftOf(agreement), ...kept.found?.value }}
        onValuesChange={() => kept.keep(read())}
        onFinish={() => void save()}
      >
        <Fields />
        <div className="jb-acts">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('frame:act.save')}
          </Button>
          <Button onClick={onDone}>{t('frame:act.cancel')}</Button>
        </div>
      </Form>
      {theirs && (
        <StaleEdit<AgreementDraft>
          mine={read()}
          theirs={draftOf(theirs)}
          base={draftOf(base.current)}
          fields={STALE_FIELDS.map((key) => ({ key, label: t(`field.${key}`) }))}
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

/** What to know before changing anything: what is still open, and what a change takes back. */
function Before({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation(['agreements', 'terms']);
  const names = useNames();
  const { openPoints, issuer, taker, issuerSignedAt, takerSignedAt } = agreement;
  const signed = [...(issuerSignedAt ? [issuer] : []), ...(takerSignedAt ? [taker] : [])];
  return (
    <>
      {signed.length > 0 && (
        <p className="jb-note">{t('lapses', { names: signed.map(names).join(t('comma')) })}</p>
      )}
      {openPoints.length > 0 && (
        <p className="jb-note">
          {t('open-points', {
            points: openPoints.map((point) => t(`terms:ip-option.${point}`)).join(t('comma')),
          })}{' '}
          <a href="#ip">{t('to-open-points')}</a>
        </p>
      )}
    </>
  );
}

function Fields() {
  const { t } = useTranslation(['agreements', 'terms']);
  return (
    <>
      <Form.Item name="title" label={t('field.title')}>
        <Input maxLength={500} />
      </Form.Item>
      <h2>{t('task-book')}</h2>
      <IndicatorEditor />
      <Form.Item name="expectedResults" label={t('expected')}>
        <LongText maxLength={20000} rows={3} />
      </Form.Item>
      <h2>{t('milestones')}</h2>
      <MilestonesEditor />
      <h2 id="ip">{t('ip')}</h2>
      <IpTermsFields />
      <Form.Item name="commitment" label={t('commitment')}>
        <LongText maxLength={20000} rows={6} />
      </Form.Item>
    </>
  );
}
