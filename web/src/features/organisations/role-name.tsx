import { useTranslation } from 'react-i18next';
import { type HeldRole } from './organisation';

/** A role by its name; `bare`: where the organisation is plain from what stands around. */
export function RoleName({ role, bare }: { role: HeldRole; bare?: boolean }) {
  const { t } = useTranslation('terms');
  const name = t(`role.${role.role}`);
  return <>{bare ? name : `${name} · ${role.organisationName}`} </>;
}
