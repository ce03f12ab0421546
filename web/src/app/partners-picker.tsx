import { useQueries } from '@tanstack/react-query';
import { api } from '../api/client';
import { OrganisationPicker, type PickerProps } from '../ui/forms/picker';
import { findOrganisations } from './find-parties';

/** Several organisations; those chosen before, or filled in from elsewhere, show by their names. */
export function PartnersPicker(props: Omit<PickerProps, 'find' | 'known' | 'multiple'>) {
  const ids = Array.isArray(props.value) ? props.value : [];
  const found = useQueries({
    queries: ids.map((id) =>
      api.queryOptions('get', '/api/organisations/{id}', { params: { path: { id } } }),
    ),
  });
  const known = found.flatMap(({ data }) =>
    data ? [{ id: data.id, name: data.name, detail: data.region }] : [],
  );
  return <OrganisationPicker {...props} multiple known={known} find={findOrganisations} />;
}
