import { refusal, type Answer, type Call } from '../answer.js';
import { object, parseObject, text, type JsonObject } from '../json.js';

/** The resource in a request, of the type and id that its address demands, or why it is none. */
export function bodyOf(call: Call, type: string, id?: string): { body: JsonObject } | { refused: Answer } {
  const body = parseObject(call.body);
  if (body === undefined) return refuse('The body is no JSON object. Send a resource as application/fhir+json.');
  if (body.resourceType !== type) {
    return refuse(`The body is a ${text(body.resourceType) ?? 'thing without resourceType'}. Send a ${type}.`);
  }
  if (id !== undefined && body.id !== id) return refuse(`The id in the body must be ${id}, as in the address.`);
  return { body };
}

function refuse(diagnostics: string): { refused: Answer } {
  return { refused: refusal({ rule: 'body', status: 400, code: 'invalid', diagnostics }) };
}

/** ETag and Last-Modified of a versioned resource. */
export function versionHeaders(resource: JsonObject): Record<string, string> {
  const { versionId, lastUpdated } = object(resource.meta);
  return {
    etag: `W/"${text(versionId) ?? ''}"`,
    'last-modified': new Date(text(lastUpdated) ?? 0).toUTCString(),
  };
}
