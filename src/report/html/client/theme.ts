import { byId } from './dom.js';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const KEY = 'fhir-handshake-theme';

/** Light, dark, or as the system has it. */
export function chooseTheme(): void {
  const button = byId('theme');
  let theme = remembered();
  apply(theme, button);
  button.addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
    apply(theme, button);
    remember(theme);
  });
}

function apply(theme: Theme, button: HTMLElement): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  button.ariaLabel = `Colours: ${theme === 'system' ? 'as the system' : theme}`;
  button.title = button.ariaLabel;
}

/** Some browsers keep nothing for a file on disk: then the choice lasts as long as the page. */
function remembered(): Theme {
  try {
    const word = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === word) ?? 'system';
  } catch {
    return 'system';
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Nothing depends on it.
  }
}
