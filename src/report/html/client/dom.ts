import type { Markup } from '../markup.js';

/** The element of an id. Throws where the page has none: the page and its script are written together. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no element "${id}".`);
  return element;
}

export function all(selector: string, within: ParentNode = document): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(selector)];
}

/** Adds what is drawn to an element. The markup has escaped every text in it, and the policy of the page runs nothing. */
export function append(element: Element, markup: Markup): void {
  element.insertAdjacentHTML('beforeend', markup.text);
}

/** Draws what an element unfolds to, once, when it is first unfolded. */
export function onceUnfolded(selector: string, draw: (details: HTMLDetailsElement) => void): void {
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (target instanceof HTMLDetailsElement && target.open && target.matches(selector)) drawOnce(target, draw);
    },
    { capture: true },
  );
}

const drawn = new WeakSet<HTMLDetailsElement>();

export function drawOnce(details: HTMLDetailsElement, draw: (details: HTMLDetailsElement) => void): void {
  if (drawn.has(details)) return;
  drawn.add(details);
  draw(details);
}
