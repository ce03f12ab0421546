import type { TFunction } from 'i18next';
import type { components } from '../../api/schema';
import type { FacetGroup } from '../../ui/facets';
import { type Chosen, FACET_KEYS, type FacetKey } from './list-query';

type Counted = components['schemas']['FacetsAnswer'];

/** Facets of a fixed set have an order of their own; the others go by count. */
const ORDER: Partial<Record<FacetKey, readonly string[]>> = {
  deadline: ['open', 'closed'],
  budget: [
    '0-500000',
    '500000-1000000',
    '1000000-3000000',
    '3000000-5000000',
    '5000000-10000000',
    '10000000-',
  ],
  mechanism: ['single', 'race'],
  cooperation: ['commissioned', 'joint', 'licence', 'investment'],
  tier: ['leading', 'specialised-and-new', 'little-giant', 'innovative'],
};

/** What the facets show: names in the reader's language; what is chosen stays even at zero. */
export function facetGroups(t: TFunction, counted: Counted, chosen: Chosen): FacetGroup[] {
  return FACET_KEYS.map((key) => {
    const counts = new Map(counted[key].map(({ value, count }) => [value, count]));
    for (const value of chosen[key]) if (!counts.has(value)) counts.set(value, 0);
    const order = ORDER[key];
    const values = [...counts.keys()];
    if (order) values.sort((a, b) => order.indexOf(a) - order.indexOf(b));
    return {
      key,
      label: t(`challenges:facet.${key}`),
      values: values.map((value) => ({
        value,
        label: order ? t(`terms:${key}.${value}`, { defaultValue: value }) : value,
        count: counts.get(value),
      })),
    };
  }).filter(({ key, values }) => key !== 'currency' || values.length > 1 || isChosen(chosen, key));
}

const isChosen = (chosen: Chosen, key: FacetKey): boolean => chosen[key].length > 0;
