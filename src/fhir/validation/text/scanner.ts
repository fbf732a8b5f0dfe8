import { endOfString } from './name-count.js';

/** One thing worth telling that a walk through a JSON text meets, with its place: `.entry[0].total`. */
export interface Sighting {
  readonly kind: 'repeated-name' | 'number' | 'string';
  readonly path: string;
  /** As it is written. */
  readonly text: string;
}

interface Level {
  readonly isList: boolean;
  readonly names: Set<string>;
  /** Name or index of the member that is being read. */
  step: string | number;
}

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

/**
 * Walks through a text that is JSON, token by token and without recursion: every repeated name, every number and every
 * string. Slow beside JSON.parse, so it is asked only where something is known to be there.
 */
export function* sightings(text: string): Generator<Sighting> {
  const levels: Level[] = [];
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
        if (isName && level !== undefined) yield* nameSighting(written, level, levels);
        else yield { kind: 'string', path: pathOf(levels), text: written };
        index = end;
        break;
      }
      default:
        NUMBER.lastIndex = index;
        if (/[-\d]/.test(text[index] ?? '')) {
          const [number = ''] = NUMBER.exec(text) ?? [];
          yield { kind: 'number', path: pathOf(levels), text: number };
          index += Math.max(0, number.length - 1);
        }
    }
  }
}

function* nameSighting(written: string, level: Level, levels: readonly Level[]): Generator<Sighting> {
  const name: unknown = JSON.parse(written);
  level.step = String(name);
  if (level.names.has(level.step)) yield { kind: 'repeated-name', path: pathOf(levels), text: written };
  level.names.add(level.step);
}

function pathOf(levels: readonly Level[]): string {
  return levels.map(({ isList, step }) => (isList ? `[${String(step)}]` : `.${String(step)}`)).join('');
}
