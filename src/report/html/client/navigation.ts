import { revealStep } from './folds.js';

/** Links inside the page lead to what they name, also where that is folded, filtered away or not drawn yet. */
export function followLinks(): void {
  addEventListener('hashchange', follow);
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a[href^="#"]') : null;
    // A second click on the link of the place where the page already is changes no hash.
    if (link?.getAttribute('href') === location.hash) follow();
  });
  follow();
}

function follow(): void {
  const id = decoded(location.hash.slice(1));
  const element = stepIn(id) ?? document.getElementById(id);
  if (element === null || id === '') return;
  unfoldAround(element);
  element.hidden = false;
  if (element instanceof HTMLDetailsElement) element.open = true;
  element.scrollIntoView({ block: element.matches('section, header') ? 'start' : 'center' });
  focusOn(element);
}

function stepIn(id: string): HTMLElement | undefined {
  const [, scenario, seq] = /^step-(.+)-(\d+)$/.exec(id) ?? [];
  return scenario === undefined ? undefined : revealStep(scenario, Number(seq));
}

function unfoldAround(element: Element): void {
  for (let around = element.parentElement; around !== null; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
    around.hidden = false;
  }
}

/** Who goes by keyboard goes on from there. */
function focusOn(element: HTMLElement): void {
  const summary = element instanceof HTMLDetailsElement ? element.querySelector('summary') : null;
  const target = summary ?? element;
  if (summary === null && !element.hasAttribute('tabindex')) element.tabIndex = -1;
  target.focus({ preventScroll: true });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
