import { useTongue } from '../../ui/tongue';

/** The name of an organisation in the reader's language, where it has one. */
export function useSaid(): (party: { name: string; nameEn: string | null }) => string {
  const tongue = useTongue();
  return (party) => (tongue === 'en' && party.nameEn) || party.name;
}
