import type { Problem } from '../answer.js';
import { isHook } from '../hook/is-hook.js';
import { objects, text, type Json, type JsonObject } from '../json.js';
import { invalid } from './invalid.js';

/** Headers that the server itself answers for. */
const OWN_HEADERS = ['connection', 'content-length', 'content-type', 'host', 'transfer-encoding'];

/** What speaks against the endpoint of a rest-hook Subscription and the headers asked for. */
export function endpointProblems(asked: JsonObject): Problem[] {
  if (!isHook(asked)) return [];
  return [...addressProblems(asked.endpoint), ...objects(asked.parameter).flatMap(headerProblems)];
}

function addressProblems(endpoint: Json | undefined): Problem[] {
  const address = text(endpoint);
  if (address === undefined) {
    return [invalid('endpoint', 'endpoint', 'A rest-hook needs an endpoint to post to.', 'required')];
  }
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    return [invalid('endpoint', 'endpoint', `Endpoint ${JSON.stringify(address)} is no http or https address.`)];
  }
  if (url.protocol === 'https:' || isThisMachine(url.hostname)) return [];
  const diagnostics = `Endpoint ${address} is unencrypted and on another machine: health data is posted over https only.`;
  return [invalid('plain-http', 'endpoint', diagnostics, 'security')];
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

function headerProblems(parameter: JsonObject, index: number): Problem[] {
  const [name = '', value = ''] = [text(parameter.name), text(parameter.value)];
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || OWN_HEADERS.includes(name.toLowerCase())) {
    return [invalid('header', `parameter[${index}].name`, `${JSON.stringify(name)} is no header that can be set.`)];
  }
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return [];
  return [invalid('header', `parameter[${index}].value`, 'The value holds characters that no header may have.')];
}
