import { type SideReason } from '../../../libs/matching/index.js';

/**
 * Says what a part of a score beside the words rests on, in both languages. Example: a number gives
 * "works report 312 mAh/g; asked: capacity ≥ 300 mAh/g".
 */
export function sayReason({ channel, asked, found, works = 0, met = false }: SideReason) {
  switch (channel) {
    case 'fields':
      return {
        zh: `${works}项成果属于${found}；需求属于${asked}`,
        en: `${works} ${works === 1 ? 'work' : 'works'} in ${found}; the need is in ${asked}`,
      };
    case 'indicators':
      return {
        zh: `成果报告${found}，${met ? '已达到' : '接近'}要求：${asked}`,
        en: `works report ${found}${met ? '' : ', which comes near'}; asked: ${asked}`,
      };
    case 'meaning':
      return { zh: `${asked}：${found}`, en: `${asked}: ${found}` };
  }
}
