import { all } from './dom.js';

/** On paper nothing can be unfolded: what is wrong is shown whole, and the charts. */
export function unfoldForPrint(): void {
  let unfolded: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    unfolded = all('.card:is(.is-error, .is-fail, .is-warn), .times-of').filter(isFolded);
    for (const details of unfolded) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of unfolded) details.open = false;
  });
}

function isFolded(element: HTMLElement): element is HTMLDetailsElement {
  return element instanceof HTMLDetailsElement && !element.open && !element.hidden;
}
