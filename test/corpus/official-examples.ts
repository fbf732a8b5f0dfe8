import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isObject, objectsAt, parseJson, textAt, type JsonObject } from '../../src/model/index.js';

const corpus = fileURLToPath(new URL('../../corpus', import.meta.url));

/** An official notification Bundle and where it is from. */
export interface Example {
  /** File of the package; with `#1` where the Bundle is the second entry of a message in it. */
  readonly name: string;
  readonly bundle: JsonObject;
}

/** Every notification Bundle in the official examples of a release that has SubscriptionStatus. */
export function officialNotifications(release: 'R4B' | 'R5' = 'R5'): Example[] {
  const examples = join(corpus, 'node_modules', `hl7.fhir.${release.toLowerCase()}.examples`);
  requireCorpus(examples);
  return readdirSync(examples)
    .filter((name) => name.startsWith('Bundle-') && name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const text = readFileSync(join(examples, name), 'utf8');
      const document = text.includes('"SubscriptionStatus"') ? parseJson(text) : undefined;
      return isObject(document) ? notificationsIn(document, name) : [];
    });
}

/** A notification sent as a FHIR message is a Bundle inside the message Bundle. */
function notificationsIn(document: JsonObject, name: string): Example[] {
  if (textAt(document, 'resourceType') !== 'Bundle') return [];
  const resources = objectsAt(document, 'entry').map((entry) => entry['resource']);
  const hasStatus = resources.some((resource) => textAt(resource, 'resourceType') === 'SubscriptionStatus');
  const inner = resources.flatMap((resource, index) =>
    isObject(resource) ? notificationsIn(resource, `${name}#${String(index)}`) : [],
  );
  return hasStatus ? [{ name, bundle: document }, ...inner] : inner;
}

function requireCorpus(examples: string): void {
  if (existsSync(examples)) return;
  throw new Error('The official examples are not installed. Run npm run corpus once (npm test does it by itself).');
}
