import { type DraftFacts, type TaskBook } from './agreement-terms.js';

/** The commitment letter (军令状) in the challenge's language; both sides may still change it. */
export function commitmentLetter(facts: DraftFacts, taskBook: TaskBook): string {
  return facts.language === 'en' ? english(facts, taskBook) : chinese(facts, taskBook);
}

function chinese(facts: DraftFacts, { indicators, durationMonths, partners }: TaskBook): string {
  const { taker, issuer, challengeNumber, challengeTitle, content } = facts;
  const lead = content.members[0]?.name;
  const team = partners.length
    ? `${taker}（牵头单位）联合${partners.map(({ name }) => name).join('、')}`
    : taker;
  return [
    '军令状',
    `致${issuer}：`,
    `${team}揭榜承担“${challengeTitle}”（${challengeNumber}），现郑重承诺如下。`,
    `一、自协议生效之日起${durationMonths}个月内完成任务书约定的全部工作。`,
    indicators.length
      ? `二、达到下列技术指标，并按约定方法接受检验：${indicators.map(target).join('；')}。`
      : '二、交付任务书约定的全部成果，并接受发榜方检验。',
    `三、经费总额${chineseAmount(facts)}，分${content.milestones.length}期拨付；` +
      '每期以对应里程碑通过验收为前提，专款专用，账目随时备查。',
    `四、投入任务书所列人员${lead ? `，由${lead}负总责` : ''}；更换骨干须事先征得发榜方同意。`,
    '五、如实报告进展与困难，不隐瞒失败的试验；可能影响指标或进度的情况，十日内书面告知。',
    '六、非因勤勉不足而未达指标的，提交完整的试验记录与原因分析，由双方按协议约定处理；' +
      '因弄虚作假或怠于履行造成损失的，退还相应经费并承担违约责任。',
    `揭榜方：${taker}`,
  ].join('\n\n');
}

function english(facts: DraftFacts, { indicators, durationMonths, partners }: TaskBook): string {
  const { taker, issuer, challengeNumber, challengeTitle, content } = facts;
  const lead = content.members[0]?.name;
  const team = partners.length
    ? `${taker} (lead) together with ${partners.map(({ name }) => name).join(', ')}`
    : taker;
  return [
    'Letter of commitment',
    `To ${issuer}:`,
    `${team} takes the challenge "${challengeTitle}" (${challengeNumber}) and commits itself to ` +
      'the following.',
    `1. All work of the task book is done within ${durationMonths} months of the agreement coming ` +
      'into force.',
    indicators.length
      ? '2. The following indicators are reached and shown by the agreed tests: ' +
        `${indicators.map(target).join('; ')}.`
      : '2. All results named in the task book are delivered and submitted to the issuer’s tests.',
    `3. The price is ${amount(facts)}, paid in ${content.milestones.length} tranches, each on ` +
      'acceptance of its milestone. It is spent on this task alone, and the books are open.',
    `4. The people named in the task book do the work${lead ? `, led by ${lead}` : ''}. Key people ` +
      'are replaced only after the issuer has agreed.',
    '5. Progress and difficulty are reported as they are, failed trials included. Whatever may ' +
      'touch an indicator or a date is told in writing within ten days.',
    '6. Where an indicator is missed in spite of diligent work, the full records and an analysis ' +
      'are handed over and both sides proceed as agreed. Where deceit or neglect is the cause, the ' +
      'money concerned is paid back and damages are owed.',
    `Taker: ${taker}`,
  ].join('\n\n');
}

const SIGNS: Record<string, string> = { '>=': '≥', '<=': '≤' };

/** "Yield strength ≥ 135 MPa", as far as the challenge says. */
function target(indicator: TaskBook['indicators'][number]): string {
  const { name, comparator, target: value, unit } = indicator;
  const sign =
    comparator === null || comparator === 'text' ? '' : (SIGNS[comparator] ?? comparator);
  const shown = sign === 'range' ? '' : sign;
  return [name, shown, value, unit].filter((part) => part !== null && part !== '').join(' ');
}

/** 人民币4,680,000.01元; other currencies keep their code. */
function chineseAmount(facts: DraftFacts): string {
  const { currency } = facts;
  const said = amount(facts);
  return currency === 'CNY' ? `人民币${said.slice(0, -' CNY'.length)}元` : said;
}

/** 4680000.01 → "4,680,000.01 CNY": grouped by hand, since locales differ between machines. */
function amount({ price, currency }: DraftFacts): string {
  const [whole, places = '00'] = price.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${grouped}.${places.padEnd(2, '0')} ${currency}`;
}
