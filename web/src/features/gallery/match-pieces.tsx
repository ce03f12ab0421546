import { useTranslation } from 'react-i18next';
import { Highlighted } from '../../ui/highlighted';
import { IndicatorTable } from '../../ui/indicator-table';
import { MatchCard, type MatchExplanation } from '../../ui/match-card';
import { ScoreBar } from '../../ui/score-bar';
import { Piece, Pieces } from './piece';

/** An invented match: a need in Chinese, works in both languages, and every kind of part. */
const EXPLANATION: MatchExplanation = {
  parts: [
    { name: 'profile', value: 4.684665 },
    { name: 'centroid', value: 6.422283 },
    { name: 'works', value: 2.48702 },
    { name: 'baseline', value: -2.745494 },
    { name: 'hub', value: 0.389185 },
    { name: 'fields', value: 0.61 },
    { name: 'indicators', value: 0.85 },
    { name: 'meaning', value: 1.1 },
  ],
  terms: [
    { term: 'ppb', label: 'ppb', contribution: 1.9921 },
    { term: '腔', label: '光腔', contribution: 1.3872 },
    { term: 'fring', label: 'fringes', contribution: 1.1655 },
    { term: '增强', label: '增强', contribution: 0.894 },
    { term: 'ammonia', label: 'ammonia', contribution: 0.6617 },
    { term: '', label: '', contribution: 4.7473 },
  ],
  works: [
    {
      ...{ id: 'work-1', kind: 'patent', year: 2024, contribution: 5.2267 },
      title: '一种抑制标准具条纹的光腔增强气体检测装置及零点自校方法',
    },
    {
      ...{ id: 'work-2', kind: 'paper', year: 2023, contribution: 1.2957 },
      title: 'Sub-ppb ammonia by off-axis cavity-enhanced absorption without etalon fringes',
    },
  ],
  ownWords: 1.3,
  reasons: [
    {
      ...{ channel: 'indicators', asked: '检出限 ≤ 1 ppb', found: '0.4 ppb', met: true },
      words: {
        zh: '成果报告 0.4 ppb；要求：检出限 ≤ 1 ppb',
        en: 'A work reports 0.4 ppb; asked: detection limit ≤ 1 ppb',
      },
    },
    {
      ...{ channel: 'indicators', asked: '响应时间 ≤ 2 s', found: '5 s', met: false },
      words: {
        zh: '成果报告 5 s；要求：响应时间 ≤ 2 s',
        en: 'A work reports 5 s; asked: response time ≤ 2 s',
      },
    },
  ],
  missing: [
    { term: '洁净室', label: '洁净室', weight: 0.0597 },
    { term: '晶圆厂', label: '晶圆厂', weight: 0.008 },
  ],
};

const INDICATORS = [
  { name: '检出限', comparator: '>=', target: '0.4', unit: 'ppb', test: '标准气体，连续 8 h' },
  { name: '响应时间', comparator: '<=', target: '2', unit: 's', test: '阶跃浓度法' },
  { name: '工作温度', comparator: 'range', target: '10-35', unit: '°C', test: '环境试验箱' },
  { name: '外观', comparator: 'text', target: '无可见条纹', unit: null, test: null },
];

const TEXT = '半导体洁净室 ppb 级氨的在线检测：光腔增强吸收，须抑制 etalon fringes。';

export function MatchPieces() {
  const { t } = useTranslation('gallery');
  return (
    <Pieces>
      <Piece name="match-card" wide>
        <MatchCard
          explanation={EXPLANATION}
          score={13.797659}
          rank={1}
          level={4}
          head={<strong>{t('person')}</strong>}
          needText={TEXT}
          workPath={({ id }) => `/works/${id}`}
        />
      </Piece>
      <Piece name="score">
        <ScoreBar
          total={2.5}
          parts={[
            { key: 'a', label: t('part.a'), value: 2 },
            { key: 'b', label: t('part.b'), value: 1.5 },
            { key: 'c', label: t('part.c'), value: -1 },
          ]}
        />
      </Piece>
      <Piece name="highlighted">
        <p>
          <Highlighted
            text="光腔增强 fringes ammonia，薄膜沉积"
            terms={['光腔', '增强', 'fringe', '薄膜', '沉积']}
          />
        </p>
      </Piece>
      <Piece name="indicators" wide>
        <IndicatorTable indicators={INDICATORS} />
      </Piece>
      <Piece name="indicators-none">
        <IndicatorTable indicators={[]} />
      </Piece>
    </Pieces>
  );
}
