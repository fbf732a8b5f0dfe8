import { byId } from './dom.js';

const texts = new WeakMap<Element, string>();

/** What is searched for, in small letters. */
export function searched(): string {
  const field = byId('search');
  return field instanceof HTMLInputElement ? field.value.trim().toLowerCase() : '';
}

/** Whether every word that is searched for is in an element. */
export function matches(element: Element): boolean {
  const text = texts.get(element) ?? (element.textContent ?? '').toLowerCase();
  texts.set(element, text);
  return holdsAll(text);
}

export function holdsAll(text: string): boolean {
  return searched()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export function onSearch(show: () => void): void {
  byId('search').addEventListener('input', show);
}

/** `/` goes to the search, Escape empties it. */
export function searchKeys(): void {
  const field = byId('search');
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !isTyping(event.target)) {
      event.preventDefault();
      field.focus();
    }
    if (event.key === 'Escape' && event.target === field && field instanceof HTMLInputElement) {
      field.value = '';
      field.dispatchEvent(new Event('input'));
    }
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}
