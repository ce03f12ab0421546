import type { RecordKind } from '../records.js';

/** Fields of a kind: how columns and keys may call them, and which must be among the columns. */
interface Columns {
  names: Record<string, string>;
  required: string[];
}

/**
 * Spellings in Chinese and English. Case, blanks, underscores, hyphens and anything in brackets
 * don't matter: `Name (EN)*` and `name` are the same, `预算（万元）` is 预算.
 */
const COLUMNS: Record<RecordKind, Columns> = {
  challenge: {
    required: ['title', 'organisation', 'problem'],
    names: {
      externalId: 'id externalId 编号 序号 需求编号 榜题编号',
      title: 'title 标题 题目 榜题 需求名称 榜题名称 技术需求名称 项目名称',
      organisation:
        'organisation organization issuer company enterprise 发榜单位 发榜方 企业名称 单位 ' +
        '单位名称 需求单位 企业 机构',
      field: 'field domain 领域 技术领域 所属领域 行业领域 行业',
      keywords: 'keywords keyword 关键词 关键字',
      problem:
        'problem text description need 技术需求 需求描述 需求内容 问题描述 技术难题 ' +
        '技术需求描述 需求说明 主要内容',
      indicators: 'indicators indicator 技术指标 指标 主要技术指标 考核指标 性能指标',
      expectedResults: 'expectedResults results 预期成果 预期目标 成果形式 预期结果',
      durationMonths: 'durationMonths duration months 期限 周期 项目周期 完成期限 实施期限 月数',
      budget: 'budget 预算 榜金 资金 投入资金 悬赏金额 经费 预算金额',
      budgetMin: 'budgetMin minBudget 预算下限 最低预算',
      budgetMax: 'budgetMax maxBudget 预算上限 最高预算',
      currency: 'currency 币种 货币',
      cooperation: 'cooperation cooperationMode 合作方式 合作模式 合作形式',
      ipWish: 'ipWish ip 知识产权 知识产权意愿 知识产权归属 知识产权要求',
      conditions: 'conditions requirements 揭榜条件 揭榜要求 对揭榜方要求 条件',
      intendedPartners: 'intendedPartners partners 意向合作单位 意向单位 拟合作单位 意向合作方',
      region: 'region 地区 区域 所在地 地域',
      language: 'language lang 语言 语种',
      published: 'published publishedAt date 发布日期 发布时间 发榜日期 发榜时间',
    },
  },
  expert: {
    required: ['name', 'organisation'],
    names: {
      externalId: 'id externalId expertId 编号 序号 专家编号 工号',
      name: 'name 姓名 专家姓名 名字 专家',
      nameEn: 'nameEn englishName 英文名 英文姓名 外文名',
      aliases: 'aliases alias otherNames 别名 曾用名 其他姓名',
      email: 'email mail 邮箱 电子邮箱 电子邮件 邮件',
      orcid: 'orcid orcidId',
      organisation:
        'organisation organization affiliation university institution 单位 工作单位 所在单位 ' +
        '机构 学校 高校 依托单位',
      department: 'department school faculty 院系 部门 学院 系 所在部门',
      title: 'title position 职称 职务 头衔',
      fields: 'fields field domain 领域 研究领域 研究方向 专业领域 学科 专业',
      keywords: 'keywords keyword 关键词 关键字',
      biography: 'biography bio 简介 个人简介 简历',
      homepage: 'homepage website url 主页 个人主页 网址',
    },
  },
  work: {
    required: ['title'],
    names: {
      externalId: 'id externalId workId 编号 序号 成果编号',
      kind: 'kind type 类型 成果类型 类别',
      title: 'title 标题 题目 题名 名称 成果名称 论文题目 专利名称 项目名称',
      abstract: 'abstract summary 摘要 简介 内容简介 中文摘要',
      titleEn: 'titleEn englishTitle 英文标题 英文题名 英文题目',
      abstractEn: 'abstractEn englishAbstract 英文摘要',
      year: 'year publicationYear 年份 年 发表年份 年度 出版年',
      language: 'language lang 语言 语种',
      authors: 'authors author inventors 作者 发明人 完成人 负责人 成员',
      organisation:
        'organisation organization performer assignee 单位 完成单位 机构 申请人 专利权人 ' +
        '承担单位 第一单位',
      doi: 'doi',
      publicationNumber:
        'publicationNumber patentNumber 公开号 公告号 专利号 公开公告号 授权公告号',
      venue: 'venue journal source 期刊 刊名 来源 会议 期刊名称 刊物',
      keywords: 'keywords keyword 关键词 关键字',
      classifications:
        'classifications classification discipline ipc cpc 分类号 学科 学科分类 ipc分类号',
      translations: 'translations',
    },
  },
};

const BY_SPELLING: Record<RecordKind, Map<string, string>> = {
  challenge: spellings('challenge'),
  expert: spellings('expert'),
  work: spellings('work'),
};

/** The field that a column or key means, or undefined. */
export function fieldOf(kind: RecordKind, name: string): string | undefined {
  return BY_SPELLING[kind].get(spell(name));
}

/** Among several names for one field the earlier spelling in the table above is meant. */
export function spellingRank(kind: RecordKind, field: string, name: string): number {
  return COLUMNS[kind].names[field].split(' ').map(spell).indexOf(spell(name));
}

/** Every field a column may mean. */
export function fieldNames(kind: RecordKind): string[] {
  return Object.keys(COLUMNS[kind].names);
}

export function requiredFields(kind: RecordKind): string[] {
  return COLUMNS[kind].required;
}

/** One English and one Chinese name of a field, for messages. */
export function exampleNames(kind: RecordKind, field: string): string {
  const all = COLUMNS[kind].names[field].split(' ');
  const chinese = all.find((name) => /\p{Script=Han}/u.test(name));
  return chinese === undefined ? all[0] : `${all[0]} (${chinese})`;
}

function spellings(kind: RecordKind): Map<string, string> {
  const pairs = Object.entries(COLUMNS[kind].names).flatMap(([field, names]) =>
    names.split(' ').map((name): [string, string] => [spell(name), field]),
  );
  return new Map(pairs);
}

function spell(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[([【].*?[)\]】]/g, '')
    .replace(/[\s_\-*:："'\ufeff]+/g, '')
    .toLowerCase();
}
