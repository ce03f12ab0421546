import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type VersionedField } from '../../app/stale-edit';
import { sayRequirement } from '../../ui/indicator-words';
import { type ChallengeText } from './challenge-text';
import { STEPS } from './editor-steps';

/** How each field is named and said where two versions stand side by side. */
export function useStaleFields(): VersionedField<ChallengeText>[] {
  const { t } = useTranslation(['authoring', 'terms']);
  return useMemo(
    () =>
      STEPS.flatMap(({ fields }) => fields).map((key) => ({
        key,
        label: t(`field.${key}`),
        say: SAY[key] ? (value: unknown) => SAY[key]?.(value, t) : undefined,
      })),
    [t],
  );
}

type Say = (value: unknown, t: (key: string) => string) => string;
const SAY: Partial<Record<keyof ChallengeText, Say>> = {
  indicators: (value) =>
    (Array.isArray(value) ? value : [])
      .map(
        (one: Parameters<typeof sayRequirement>[0]) => `${one.name ?? ''} ${sayRequirement(one)}`,
      )
      .join('\n'),
  cooperation: (value, t) => (value ? t(`terms:cooperation.${String(value)}`) : '—'),
  mechanism: (value, t) => (value ? t(`terms:mechanism.${String(value)}`) : '—'),
  language: (value, t) => (value ? t(`terms:locale.${String(value)}`) : '—'),
};
