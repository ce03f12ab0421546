import { useTranslation } from 'react-i18next';
import { type MatchReason } from './match-explanation';
import { useTongue } from './tongue';

/** What fields, indicators and meaning rest on, each in one sentence of the API's. */
export function MatchReasons(props: { reasons: readonly MatchReason[]; Heading: 'h3' | 'h4' }) {
  const { t } = useTranslation(['ui', 'terms']);
  const tongue = useTongue();
  const { Heading } = props;
  if (props.reasons.length === 0) return null;
  return (
    <section>
      <Heading>{t('match.reasons')}</Heading>
      <ul className="jb-match-list">
        {props.reasons.map(({ channel, asked, found, met, words }) => (
          <li key={`${channel} ${asked} ${found}`}>
            <span>
              <span className="jb-tag">{t([`terms:match-part.${channel}`, 'ui:match.other'])}</span>{' '}
              {words[tongue]}
            </span>
            {typeof met === 'boolean' && (
              <b className={met ? 'jb-met' : 'jb-unmet'}>{t(met ? 'match.met' : 'match.unmet')}</b>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
