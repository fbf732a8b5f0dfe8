import { isObject, parseJson, shown, textAt, usageTrouble, type JsonObject } from '../model/index.js';
import { textFile } from './text-file.js';

/** The Subscription that a file holds; what is wrong with it by its release is seen when the release is known. */
export async function subscriptionFile(path: string | undefined): Promise<JsonObject | undefined> {
  if (path === undefined) return undefined;
  const json = parseJson(await textFile(path, '--subscription'));
  if (isObject(json) && textAt(json, 'resourceType') === 'Subscription') return json;
  throw usageTrouble(
    `--subscription ${path} holds ${isObject(json) ? `a resource of type ${shown(json['resourceType'])}` : 'no JSON object'}. ` +
      "Put one Subscription in it, in FHIR's JSON format.",
  );
}
