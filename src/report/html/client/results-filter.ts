import { all, byId } from './dom.js';
import { matches, onSearch, searched } from './search.js';

interface Wish {
  readonly verdicts: ReadonlySet<string>;
  readonly stage: string;
}

/** Verdict, stage and search decide which results are in sight. */
export function filterResults(): void {
  const stage = byId('stage-filter');
  onSearch(show);
  stage.addEventListener('change', show);
  for (const chip of chips()) chip.addEventListener('click', () => toggle(chip));
  for (const link of all('[data-show]')) {
    link.addEventListener('click', () => {
      choose(stage, '');
      only(link.dataset.show);
    });
  }
  for (const link of all('[data-stage-filter]')) {
    link.addEventListener('click', () => {
      choose(stage, link.dataset.stageFilter ?? '');
      only(undefined);
    });
  }
}

function choose(select: HTMLElement, stage: string): void {
  if (select instanceof HTMLSelectElement) select.value = stage;
}

function toggle(chip: HTMLElement): void {
  chip.ariaPressed = chip.ariaPressed === 'true' ? 'false' : 'true';
  show();
}

/** One verdict alone; all where none is named. */
function only(verdict: string | undefined): void {
  for (const chip of chips()) chip.ariaPressed = String(chip.dataset.verdictFilter === verdict);
  show();
}

function show(): void {
  const wish = wishOf();
  const isFiltered = wish.verdicts.size > 0 || wish.stage !== '' || searched() !== '';
  const cards = all('.card');
  for (const card of cards) card.hidden = !isWanted(card, wish);
  for (const group of all('details.group')) showGroup(group, isFiltered);
  const shown = cards.filter((card) => !card.hidden).length;
  byId('no-results').hidden = shown > 0;
  byId('results-shown').textContent = isFiltered ? `${String(shown)} of ${String(cards.length)} checks` : '';
}

function showGroup(group: HTMLElement, isFiltered: boolean): void {
  const isEmpty = all('.card', group).every((card) => card.hidden);
  group.hidden = isEmpty;
  if (group instanceof HTMLDetailsElement) group.open = isFiltered && !isEmpty;
}

function wishOf(): Wish {
  const stage = byId('stage-filter');
  return {
    verdicts: new Set(
      chips().flatMap((chip) => (chip.ariaPressed === 'true' ? (chip.dataset.verdictFilter ?? []) : [])),
    ),
    stage: stage instanceof HTMLSelectElement ? stage.value : '',
  };
}

function isWanted(card: HTMLElement, { verdicts, stage }: Wish): boolean {
  if (verdicts.size > 0 && !verdicts.has(card.dataset.verdict ?? '')) return false;
  return (stage === '' || card.dataset.stage === stage) && matches(card);
}

function chips(): HTMLElement[] {
  return all('[data-verdict-filter]');
}
