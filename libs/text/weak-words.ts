import { normalise } from './normalise.js';
import { isStopWord } from './stop-words.js';

/**
 * Words that may carry score but tell a reader nothing, so that no explanation names them. Only
 * what people are shown depends on these lists, never a score. Written for this project.
 */
const WEAK_ENGLISH: ReadonlySet<string> = new Set(
  `
able addition reliably interested provider providing provision 
accordingly additional address addressed addresses addressing additionally appropriate
approach approaches aspect aspects assess believe better bring build carry cases certain challenge
challenges combine combined come complete conduct conducted consider considered consist consists
corresponding create creates current currently deal deliver designed desired determine different
difficult directly due effective effectively effort efforts enable enabled enables enabling ensure
ensures ensuring entire especially essential establish established etc evaluate exist existing
exists expect expected explore extremely fact find focused followed following found fully fulfil
fulfill future generally good great greater greatly help helps higher highly hope identify
importance important improve improved improvement improvements improves improving increase
increased increases increasing innovative issue issues know known lack larger largely lead leading
leads led little look looking major means meet meets methods necessary objective objectives
obtaining offer offers particular particularly perform performed play plays possible potential
potentially precisely previous previously problem problems produce produced promising properly
purpose reached reaches reaching recent recently reduce reduced reduces reducing regarding related
relatively relevant rely remain remains reported require required requirement requirements
requires requiring respectively role seek seeking seeks serious show significant significantly
simply smaller solutions solve solved solving sought specific specifically strongly successful
successfully suitable tasks technical techniques technology technologies thing things topic total
traditional try types typical typically understand undertake useful users valid values want wanted
wants way ways whose widely wish year years aren couldn didn doesn don hadn hasn haven isn ll
mustn re shouldn ve wasn weren won wouldn
`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** English words and units that say something only beside another word: `high` in `high voltage`. */
const LONE_ENGLISH: ReadonlySet<string> = new Set(
  `
case clear cm demand dm effect fast first focus full general ghz gpa high hz impact kg khz km kpa
kv kw kwh large long low lower main mean method mg mhz ml mm mpa mv mw nm normal note number
object order overall pa part place point range reach real report respect second similar simple
single small solution special start state strong subject support task team technique three two
type um user value vol wide wt zero
`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const WEAK_CHINESE: ReadonlySet<string> = new Set(
  `
我 我们 我国 我司 你 你们 您 他 他们 她 它 它们 自己 本 本人 本文 本项目 本公司 公司 企业 大家 各 各种 各类 各个
某 某些 这 这些 这种 这个 这样 那 那些 那种 该 此 其他 其它 另 另外 每 每个 什么 怎样 如何 为何 哪些 多少 几 多种
个 种 项 次 条 件 台 套 只 批 类 点 些 第 一 二 三 两 一个 一种 一些 一定 一般 一直 一次 二个 两种 两个 三种 第一 第二
才能 只能 还能 就能 不仅 不但 能否 更加 越来越 逐渐 逐步 我方 本单位 单位 拟 拟以 一起 共同 尽快 是什么 的话
该文 确定 时间 讨论 优于 分析 直接 建议 经验 重新 必要 条件 领先 选择 绘制 调查
才 也 都 又 再 还 就 却 更 最 很 太 较 比较 非常 十分 特别 尤其 极 极其 已 已经 曾 正 正在 刚 将要 即 即将 仍 仍然 目前
当前 现在 现有 如今 近年 近年来 今后 未来 以后 以前 之前 之后 之间 其中 同时 期间 当中 中 里 内 外 上 下 前 后 时 年 月 日 间 处
不 没 没有 未 无 非 不能 不会 不是 不同 不够 不足 无法 难以 可 可以 可能 能 能够 会 应 应该 应当 需 需要 须 必须 要 想 希望
是 有 具有 拥有 存在 做 作 作为 成为 成 到 达到 得到 取得 获得 给 让 使 使得 令 由 由于 因 因为 因此 因而 所以 所 于是 从而
但 但是 然而 而且 并 并且 或者 以及 以 及其 还是 虽然 尽管 如果 若 只有 只要 除 除了 对于 关于 有关 相关 根据 按照 按
通过 经过 经 利用 采用 使用 运用 应用 用于 用 来 去 向 往 自 至 起 比 随着 随 跟 同 等 等等 如 例如 比如 包括 包含 之 者 地 得 着 过
吗 呢 吧 啊 呀 么 进行 开展 实施 开发 研发 研制 研究 提出 提供 提高 提升 改善 改进 降低 减少 增加 实现 解决 满足 保证 确保 建立 形成
完成 针对 面向 围绕 结合 基于 存在 出现 产生 发生 导致 引起 造成 分别 主要 重要 关键 有效 良好 明显 显著 较高 较大 较低 很多 许多
大量 大 小 高 低 多 少 好 新 新型 全 整个 部分 情况 问题 方面 方法 技术 要求 需求 目标 目的 结果 作用 影响 过程 内容 方式 左右 以上 以下
以内 及 与 和 的 了 在 对 为 而 从 被 把 且 或 是否 其 项目 工作
`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** How little a word says to a reader: nothing, something only beside another word, or enough. */
export type Weakness = 'silent' | 'lone' | 'telling';

/** Words remembered between calls; the answer never depends on them. */
const REMEMBERED_WORDS = 50_000;

const remembered = new Map<string, Weakness>();

/**
 * Weakness of a word of Latin script as a text writes it. Bare numbers (2024), units and words such
 * as `high` are lone; grammar and the set phrases of calls are silent.
 */
export function weaknessOf(surface: string): Weakness {
  const known = remembered.get(surface);
  if (known !== undefined) return known;
  const word = normalise(surface).text;
  const silent = isStopWord(word) || WEAK_ENGLISH.has(word);
  const lone = /^[\p{Nd}.,]+e?$/u.test(word) || LONE_ENGLISH.has(word);
  const weakness = silent ? 'silent' : lone ? 'lone' : 'telling';
  if (remembered.size >= REMEMBERED_WORDS) remembered.clear();
  remembered.set(surface, weakness);
  return weakness;
}

/** True for a Chinese word, as {@link chineseWords} gives it, that is no reason to show. */
export const isWeakChineseWord = (word: string): boolean => WEAK_CHINESE.has(word);
