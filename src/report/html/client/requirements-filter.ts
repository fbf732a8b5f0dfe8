import { all, byId } from './dom.js';
import { matches, onSearch } from './search.js';

/** Verdict, obligation, stage and search decide which rows of the matrix are in sight. */
export function filterRequirements(): void {
  onSearch(show);
  for (const select of selects()) select.addEventListener('change', show);
}

function show(): void {
  const wishes = selects().map((select) => [select.dataset.requirementFilter ?? '', select.value] as const);
  const rows = all('[data-requirement]');
  for (const row of rows) {
    row.hidden = !wishes.every(([name, value]) => value === '' || row.dataset[name] === value) || !matches(row);
  }
  const shown = rows.filter((row) => !row.hidden).length;
  byId('requirements-shown').textContent =
    shown === rows.length ? `${String(shown)} rules` : `${String(shown)} of ${String(rows.length)} rules`;
}

function selects(): HTMLSelectElement[] {
  return all('select[data-requirement-filter]').filter((element) => element instanceof HTMLSelectElement);
}
