/** Page numbers to offer: the ends, the neighbours of the present one; null is a gap. */
export function pagesAround(page: number, last: number): (number | null)[] {
  const offered = [1, last, page - 1, page, page + 1]
    .filter((number) => number >= 1 && number <= last)
    .sort((a, b) => a - b);
  const shown: (number | null)[] = [];
  let before = 0;
  for (const number of new Set(offered)) {
    // A gap of one page is filled with that page.
    if (number === before + 2) shown.push(before + 1);
    else if (number > before + 2) shown.push(null);
    shown.push(number);
    before = number;
  }
  return shown;
}
