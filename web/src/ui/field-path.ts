/** `indicators.0.unit` or `indicators[0].unit` → ['indicators', 0, 'unit']. */
export const pathOf = (field: string): (string | number)[] =>
  field
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
