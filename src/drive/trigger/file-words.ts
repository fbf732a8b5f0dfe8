import { shown, textAt, usageTrouble, type JsonObject } from '../../model/index.js';

const example = '{ "match": { "resourceType": "Encounter", … }, "patientFilter": "subject", "patientPath": "subject" }';

/** What is wrong with the file of `--trigger`: value, rule and remedy. */
export function wrong(found: string, rule: string): Error {
  return usageTrouble(`The file of --trigger has ${found}, but ${rule}. Try ${example}; docs/triggers.md has more.`);
}

/** A text of the file that is not empty; undefined where the key is absent. */
export function textIn(object: JsonObject, key: string): string | undefined {
  const text = textAt(object, key);
  if (object[key] !== undefined && !text) throw wrong(`"${key}": ${shown(object[key])}`, 'it must be a text');
  return text;
}

/** Refuses whatever is not known: a misspelt key would else be passed over. */
export function requireKnown(object: JsonObject, known: readonly string[], where: string): void {
  const stranger = Object.keys(object).find((key) => !known.includes(key));
  if (stranger !== undefined) throw wrong(`"${stranger}"${where}`, `only ${known.join(', ')} are known`);
}
