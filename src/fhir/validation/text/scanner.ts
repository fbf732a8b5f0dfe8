/** More steps of a path, and longer names, would not be read. */
const MOST_STEPS = 100;
const LONGEST_NAME = 100;

/** One thing that may be worth telling which a walk through a JSON text meets. */
export interface Sighting {
  readonly kind: 'repeated-name' | 'number' | 'string';
  /** As it is written. */
  readonly text: string;
  /** Its place, `.entry[0].total`, until the walk goes on: put together for each it would cost the depth each time. */
  readonly path: () => string;
}

interface Level {
  readonly isList: boolean;
  readonly names: Set<string>;
  /** Name or index of the member that is being read. */
  step: string | number;
}

const BACKSLASH = 92;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

/**
 * Walks through a text that is JSON, token by token and without recursion: every repeated name, every number and every
 * string. Slow beside JSON.parse, so it is asked only where something is known to be there.
 */
export function* sightings(text: string): Generator<Sighting> {
  const levels: Level[] = [];
  const path = () => pathOf(levels);
  let isName = false;
  for (let index = 0; index < text.length; index += 1) {
    const level = levels.at(-1);
    switch (text[index]) {
      case '{':
      case '[': {
        const isList = text[index] === '[';
        levels.push({ isList, names: new Set(), step: isList ? 0 : '' });
        isName = !isList;
        break;
      }
      case '}':
      case ']':
        levels.pop();
        isName = false;
        break;
      case ',':
        if (level?.isList === true && typeof level.step === 'number') level.step += 1;
        isName = level?.isList === false;
        break;
      case ':':
        isName = false;
        break;
      case '"': {
        const end = endOfString(text, index);
        const written = text.slice(index, end + 1);
        if (isName && level !== undefined) yield* nameSighting(written, level, path);
        else yield { kind: 'string', text: written, path };
        index = end;
        break;
      }
      default:
        NUMBER.lastIndex = index;
        if (/[-\d]/.test(text[index] ?? '')) {
          const [number = ''] = NUMBER.exec(text) ?? [];
          yield { kind: 'number', text: number, path };
          index += Math.max(0, number.length - 1);
        }
    }
  }
}

function* nameSighting(written: string, level: Level, path: () => string): Generator<Sighting> {
  const name: unknown = JSON.parse(written);
  level.step = String(name);
  if (level.names.has(level.step)) yield { kind: 'repeated-name', text: written, path };
  level.names.add(level.step);
}

function pathOf(levels: readonly Level[]): string {
  return `${levels.slice(0, MOST_STEPS).map(stepOf).join('')}${levels.length > MOST_STEPS ? '…' : ''}`;
}

function stepOf({ step }: Level): string {
  if (typeof step === 'number') return `[${String(step)}]`;
  return step.length > LONGEST_NAME ? `.${step.slice(0, LONGEST_NAME)}…` : `.${step}`;
}

/** Index of the quote that ends the string that begins at a quote. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

/** An odd number of backslashes stands before it. */
function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(index - 1 - backslashes) === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}
