import { isObject, parseJson, shown, usageTrouble, type Trouble } from '../../model/index.js';

/**
 * Throws a Trouble for what is no attempt at a resource in JSON: a web page, XML, JSON of something else. A text that was
 * meant as one and has mistakes passes, so that the mistakes are shown.
 */
export function requireResource(text: string, name: string): void {
  const begin = text.replace(/^\uFEFF/, '').trimStart();
  if (begin === '') throw usageTrouble(`${name} is blank. Put a FHIR resource in it, in JSON.`);
  if (begin.startsWith('<')) throw markup(begin, name);
  const value = parseJson(begin);
  if (value === undefined && !/^[[{]/.test(begin)) throw otherText(begin, name);
  if (value === undefined || (isObject(value) && Object.hasOwn(value, 'resourceType'))) return;
  throw usageTrouble(
    `${name} holds JSON but no FHIR resource: ${shown(value, 60)}. A resource is one object with a resourceType, such as ` +
      '{"resourceType":"Bundle",…}.',
  );
}

function markup(begin: string, name: string): Trouble {
  const start = begin.slice(0, 2000);
  if (/^<!doctype html|<html[\s>]/i.test(start)) {
    return usageTrouble(
      `${name} is a web page (HTML), not FHIR in JSON. Ask the server for JSON: curl -H 'Accept: application/fhir+json' URL`,
    );
  }
  const what = start.includes('http://hl7.org/fhir') ? 'FHIR in XML' : 'XML';
  return usageTrouble(
    `${name} is ${what}, and only JSON is validated. Ask the server for application/fhir+json, or convert it.`,
  );
}

function otherText(begin: string, name: string): Trouble {
  const [line = ''] = begin.split('\n', 1);
  return usageTrouble(
    `${name} is no JSON: it begins with ${shown(line, 40)}. Name a file with a FHIR resource in JSON, which begins with {.`,
  );
}
