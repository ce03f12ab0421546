import { client } from '../api/client';

interface Found {
  id: string;
  name: string;
  detail: string | null;
}

/** For an `OrganisationPicker`: organisations by a part of their name. */
export async function findOrganisations(text: string): Promise<Found[]> {
  const { data } = await client.GET('/api/organisations', {
    params: { query: { q: text || undefined, pageSize: 20 } },
  });
  return (data?.items ?? []).map(({ id, name, region }) => ({ id, name, detail: region }));
}

/** For a `PeoplePicker`: experts by name, keyword or organisation. */
export async function findExperts(text: string): Promise<Found[]> {
  const { data } = await client.GET('/api/experts', {
    params: { query: { q: text || undefined, pageSize: 20 } },
  });
  return (data?.items ?? []).map(({ id, name, organisationName }) => ({
    ...{ id, name, detail: organisationName },
  }));
}
