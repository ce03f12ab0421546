/**
 * The terms somebody accepts before he reads the detail of a challenge. A change of the text needs
 * a new version; who accepted an older one is then asked again, and both acceptances stay.
 */
export const CONFIDENTIALITY_TERMS = {
  version: '2026-01',
  zh: [
    '本人仅为判断能否揭榜、准备揭榜申请或评审之目的查看本榜题的详细内容。',
    '未经发榜方书面同意，不向本团队以外的任何人披露，也不用于其他项目、论文或专利申请。',
    '为准备揭榜而需要知悉的团队成员，由本人告知并督促其遵守同样的义务。',
    '已经公开的、本人此前已合法掌握的，或从第三方合法取得的信息不在此限。',
    '上述义务自接受之日起三年内有效，不因未揭榜或未中榜而终止。接受的人、时间和条款版本会被记录。',
  ],
  en: [
    'I read the detail of this challenge only to judge whether to bid, to prepare a bid, or to review.',
    'Without written consent of the issuer I disclose it to nobody outside my team and use it for no other project, paper or patent application.',
    'Team members who must know it in order to prepare the bid are told of the same duty by me.',
    'What is public, what I lawfully knew before, and what I lawfully get from others is not covered.',
    'The duty lasts three years from acceptance, whether or not I bid or win. Who accepted which version, and when, is recorded.',
  ],
} as const;
