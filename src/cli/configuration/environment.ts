import { isObject, type Json } from '../../model/index.js';
import type { SchemaProblem } from '../schema-guard.js';

type Path = readonly (string | number)[];

export interface Filled {
  readonly value: Json;
  /** Variables that are not there. */
  readonly problems: readonly SchemaProblem[];
}

/** `${NAME}`, and `$${NAME}` for a plain one. */
const REFERENCE = /\$(\$\{)|\$\{([^}]*)\}/g;

/** A value with environment variables in place of their names, in texts however deep. Names of members stay. */
export function filledFrom(environment: Readonly<Record<string, string | undefined>>, value: Json): Filled {
  const problems: SchemaProblem[] = [];
  return { value: filled(value, []), problems };

  function filled(here: Json, path: Path): Json {
    if (typeof here === 'string') return filledText(here, path);
    if (Array.isArray(here)) return here.map((item, index) => filled(item, [...path, index]));
    if (!isObject(here)) return here;
    return Object.fromEntries(
      Object.entries(here).map(([name, next]) => [
        name,
        next === undefined ? undefined : filled(next, [...path, name]),
      ]),
    );
  }

  function filledText(text: string, path: Path): string {
    return text.replace(REFERENCE, (_whole, plain: string | undefined, name: string = '') => {
      if (plain !== undefined) return plain;
      const found = Object.hasOwn(environment, name) ? environment[name] : undefined;
      if (found === undefined || found === '') problems.push({ path, words: wordsOf(path, name, found) });
      return found ?? '';
    });
  }
}

function wordsOf(path: Path, name: string, found: string | undefined): string {
  const key = path.join('.');
  const plain = `write $\${${name}} where the text itself is meant`;
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    return `"${key}" holds \${${name}}, which is no name of an environment variable. Name one, such as \${FHIR_TOKEN}, or ${plain}.`;
  }
  const state = found === '' ? 'empty' : 'not set';
  return `"${key}" takes its value from the environment variable ${name}, which is ${state}. Set it, or ${plain}.`;
}

/** A text as a configuration file has to hold it, so that `filledFrom` gives it back as it is. */
export function withoutReferences(text: string): string {
  return text.replaceAll('${', () => '$${');
}
