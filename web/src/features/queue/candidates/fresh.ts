import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/me';
import { nameOf } from '../../../ui/name-of';
import { useTongue } from '../../../ui/tongue';
import { useUndo } from '../../../ui/undo';
import { allOf, type Run } from '../queue';

const NONE: ReadonlySet<string> = new Set();

/**
 * Profiles about which another coordinator has decided while this page shows them; each such
 * decision is told when it is first seen.
 */
export function useFresh(run: Run | undefined): ReadonlySet<string> {
  const { t } = useTranslation(['queue', 'terms']);
  const tongue = useTongue();
  const tell = useUndo();
  const me = useMe()?.personId;
  const seen = useRef<{ need: string; stamps: Map<string, string | null> }>(undefined);
  const [fresh, setFresh] = useState<{ need: string; ids: ReadonlySet<string> }>();
  useEffect(() => {
    if (!run) return;
    const need = run.need.id;
    const known = seen.current?.need === need ? seen.current.stamps : null;
    const stamps = new Map<string, string | null>();
    const others: string[] = [];
    for (const { profile, decision } of allOf(run)) {
      const stamp = decision?.decidedAt ?? null;
      stamps.set(profile.id, stamp);
      const before = known?.get(profile.id);
      if (!known || before === undefined || before === stamp) continue;
      if (!decision || decision.decidedBy.id === me) continue;
      others.push(profile.id);
      const by = nameOf(decision.decidedBy, tongue);
      tell(
        t('did.other', {
          by,
          name: nameOf(profile, tongue),
          state: t(`terms:decision.${decision.state}`),
        }),
      );
    }
    seen.current = { need, stamps };
    if (others.length === 0) return;
    setFresh((held) => ({
      need,
      ids: new Set([...(held?.need === need ? held.ids : []), ...others]),
    }));
  }, [run, me, tell, t, tongue]);
  return fresh && fresh.need === run?.need.id ? fresh.ids : NONE;
}
