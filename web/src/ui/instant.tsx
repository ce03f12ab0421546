import { useTranslation } from 'react-i18next';
import {
  BEIJING,
  partsOf,
  sayDay,
  sayInstant,
  sayOffset,
  sayTime,
  viewerZone,
} from './instant-parts';
import { useTongue } from './tongue';

/** A moment by the reader's own clock; in another zone than Beijing's it is named. */
export function Instant(props: {
  at: string | null | undefined;
  seconds?: boolean;
  /** `day`: without the time; `time`: without the day. */
  only?: 'day' | 'time';
}) {
  const { t } = useTranslation('ui');
  const tongue = useTongue();
  if (!props.at) return <span className="jb-quiet">{t('none')}</span>;
  const zone = viewerZone();
  const parts = partsOf(props.at, zone);
  const beijing = partsOf(props.at, BEIJING);
  const foreign = parts.offset !== beijing.offset;
  const text =
    props.only === 'day'
      ? sayDay(tongue, parts)
      : props.only === 'time'
        ? sayTime(parts, props.seconds)
        : sayInstant(tongue, parts, props.seconds);
  return (
    <time
      dateTime={props.at}
      title={foreign ? `${sayInstant(tongue, beijing, true)} ${t('beijing')}` : undefined}
    >
      {text}
      {foreign && !props.only && ` (${sayOffset(parts.offset)})`}
    </time>
  );
}
