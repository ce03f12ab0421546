import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table';
import { IndicatorTable } from '../../ui/indicator-table';
import { Instant } from '../../ui/instant';
import { Money } from '../../ui/money';
import { StateTag } from '../../ui/state-tag';
import type { Agreement } from './agreement';
import './agreement.css';
import { BothNames, useNames } from '../../ui/party-name';

/** The agreement as both sides sign it; made for paper too. */
export function AgreementText({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation(['agreements', 'terms']);
  const { taskBook } = agreement;
  return (
    <div className="jb-agreement">
      <NextStep agreement={agreement} />
      <dl className="jb-facts">
        <Fact title={t('issuer')}>
          <BothNames party={agreement.issuer} /> <Signed at={agreement.issuerSignedAt} />
        </Fact>
        <Fact title={t('taker')}>
          <BothNames party={agreement.taker} /> <Signed at={agreement.takerSignedAt} />
        </Fact>
        <Fact title={t('price')}>
          <Money amount={agreement.price} currency={agreement.currency} />
        </Fact>
        <Fact title={t('duration')}>{t('months', { count: taskBook.durationMonths })}</Fact>
        {agreement.registrationNumber && (
          <Fact title={t('registration')}>{agreement.registrationNumber}</Fact>
        )}
      </dl>
      <h2>{t('task-book')}</h2>
      <IndicatorTable
        indicators={taskBook.indicators}
        more={[
          { key: 'how', title: t('how'), cell: ({ how }) => how },
          { key: 'proof', title: t('proof'), cell: ({ proof }) => proof },
        ]}
      />
      <Part title={t('expected')}>{taskBook.expectedResults}</Part>
      <Part title={t('route')}>{taskBook.route}</Part>
      <Part title={t('risks')}>{taskBook.risks}</Part>
      <Part title={t('people')}>
        {taskBook.members
          .map(({ name, role, months }) => t('member', { name, role, months }))
          .join('\n')}
      </Part>
      <Part title={t('partners')}>{taskBook.partners.map(({ name }) => name).join('\n')}</Part>
      <Milestones agreement={agreement} />
      <IpTerms agreement={agreement} />
      <Part title={t('commitment')}>{agreement.commitment}</Part>
    </div>
  );
}

/** What has to happen before the agreement holds, and who does it. */
function NextStep({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation(['agreements', 'terms']);
  const names = useNames();
  const { openPoints, actions, issuerSignedAt } = agreement;
  if (openPoints.length > 0)
    return (
      <p className="jb-note jb-no-print">
        {t('open-points', {
          points: openPoints.map((point) => t(`terms:ip-option.${point}`)).join(t('comma')),
        })}{' '}
        {t(actions.includes('edit') ? 'next.fill-in' : 'next.others-fill-in')}
      </p>
    );
  const step = actions.includes('sign') ? 'sign' : stepOf(agreement);
  const waited = names(issuerSignedAt ? agreement.taker : agreement.issuer);
  return step && <p className="jb-note jb-no-print">{t(`next.${step}`, { name: waited })}</p>;
}

/** For a reader who can't sign now. */
function stepOf(agreement: Agreement): string | null {
  const { actions, state, registrationNumber, issuerSignedAt, takerSignedAt } = agreement;
  if (state === 'draft') return issuerSignedAt || takerSignedAt ? 'other-signs' : 'parties-sign';
  if (state !== 'signed') return null;
  if (registrationNumber) return 'in-force';
  return actions.includes('register') ? 'register' : 'await-register';
}

const Fact = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
);

function Part({ title, children }: { title: string; children: string | null }) {
  if (!children) return null;
  return (
    <>
      <h3>{title}</h3>
      <p className="jb-plain-text">{children}</p>
    </>
  );
}

function Signed({ at }: { at: string | null }) {
  const { t } = useTranslation('agreements');
  if (!at) return <span className="jb-quiet">{t('unsigned')}</span>;
  return (
    <span className="jb-quiet">
      {t('signed-at')} <Instant at={at} seconds />
    </span>
  );
}

function Milestones({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation('agreements');
  return (
    <DataTable
      caption={t('milestones')}
      rows={agreement.milestones}
      rowKey={({ id }) => id}
      columns={[
        { key: 'title', title: t('milestone'), head: true, cell: ({ title }) => title },
        {
          key: 'due',
          title: t('due'),
          align: 'end',
          cell: ({ dueMonth }) => t('due-month', { month: dueMonth }),
        },
        { key: 'deliverable', title: t('deliverable'), cell: ({ deliverable }) => deliverable },
        {
          key: 'share',
          title: t('share'),
          align: 'end',
          cell: ({ share }) => `${Number(share)} %`,
        },
        {
          key: 'amount',
          title: t('amount'),
          align: 'end',
          cell: ({ amount }) => <Money amount={amount} currency={agreement.currency} />,
        },
        {
          key: 'state',
          title: t('state'),
          cell: ({ state }) => <StateTag kind="milestone" state={state} />,
        },
      ]}
    />
  );
}

function IpTerms({ agreement: { ipTerms } }: { agreement: Agreement }) {
  const { t } = useTranslation(['agreements', 'terms']);
  const open = t('to-agree');
  return (
    <>
      <h2>{t('ip')}</h2>
      <dl className="jb-facts">
        <Fact title={t('terms:ip-option.ownership')}>
          {ipTerms.ownership ? t(`terms:ip-ownership.${ipTerms.ownership}`) : open}
        </Fact>
        <Fact title={t('terms:ip-option.use')}>
          {ipTerms.use ? t(`terms:ip-use.${ipTerms.use}`) : open}
        </Fact>
        <Fact title={t('terms:ip-option.takerIncomeShare')}>
          {ipTerms.takerIncomeShare === null ? open : `${ipTerms.takerIncomeShare} %`}
        </Fact>
        <Fact title={t('terms:ip-option.secrecyMonths')}>
          {ipTerms.secrecyMonths === null ? open : ipTerms.secrecyMonths}
        </Fact>
        <Fact title={t('terms:ip-option.publication')}>
          {ipTerms.publication ? t(`terms:ip-publication.${ipTerms.publication}`) : open}
        </Fact>
      </dl>
      <Part title={t('issuer-wish')}>{ipTerms.issuerWish}</Part>
      <Part title={t('taker-proposal')}>{ipTerms.takerProposal}</Part>
    </>
  );
}
