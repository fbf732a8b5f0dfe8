import { json, type Answer } from '../answer.js';
import type { Behaviour } from '../behaviour.js';
import { without } from '../json.js';
import type { Variant } from '../variant.js';

export const prettyJson: Variant = {
  id: 'pretty-json',
  story:
    'JSON is written over several lines as application/json, under header names in capitals, without Date and ETag.',
  apply: (behaviour) => ({
    ...behaviour,
    releasedAnswer: (answer, call, world) => pretty(behaviour.releasedAnswer(answer, call, world)),
    date: () => undefined,
    frames: (bundle) => [{ data: `\r\n${JSON.stringify(bundle, null, 2)}\r\n`, binary: false }],
  }),
};

function pretty({ body, ...answer }: Answer): Answer {
  return {
    ...answer,
    headers: inCapitals(answer.headers, body !== undefined),
    raw: body === undefined ? answer.raw : `${JSON.stringify(body, null, 2)}\n`,
  };
}

function inCapitals(headers: Answer['headers'], isJson: boolean): Answer['headers'] {
  const kept = Object.entries(headers).filter(([name]) => !['etag', 'last-modified', 'content-type'].includes(name));
  const named = kept.map(([name, value]) => [name.toUpperCase(), value] as const);
  return Object.fromEntries(isJson ? [...named, ['CONTENT-TYPE', 'application/json; charset=utf-8'] as const] : named);
}

export const terseWrites: Variant = {
  id: 'terse-writes',
  story:
    'Updates are answered without a body, deletions with an OperationOutcome, refusals with a bare 400; what was deleted is not found.',
  apply: (behaviour) => ({
    ...answering(behaviour, (answer, method) => {
      if (method === 'PUT' && answer.status === 200) return { ...answer, body: undefined };
      if (method === 'DELETE' && answer.status === 204) return outcome(200, 'information', 'informational');
      return answer.status === 410 ? { ...answer, status: 404 } : answer;
    }),
    refusal: () => outcome(400, 'error', 'invalid'),
  }),
};

export const relativeLocations: Variant = {
  id: 'relative-locations',
  story:
    'Location is a path without version, writes are answered with an OperationOutcome, deletions are accepted, refusals are forbidden.',
  apply: (behaviour) => ({
    ...answering(behaviour, (answer, method) => {
      if (answer.status === 204) return { status: 202, headers: {} };
      if (answer.status === 201) return { ...outcome(201, 'information', 'informational'), headers: located(answer) };
      return method === 'PUT' && answer.status === 200 ? outcome(200, 'information', 'informational') : answer;
    }),
    refusal: (problems) => behaviour.refusal(problems.map((problem) => ({ ...problem, status: 403 }))),
  }),
};

function located({ headers }: Answer): Answer['headers'] {
  const path = new URL(headers['location'] ?? '/', 'http://here').pathname.replace(/\/_history\/.*$/, '');
  return { ...without(headers, 'location'), 'content-type': 'application/fhir+json', location: path };
}

function outcome(status: number, severity: string, code: string): Answer {
  return json(status, { resourceType: 'OperationOutcome', issue: [{ severity, code }] });
}

/** Another look of all answers but those of the metadata. */
function answering(behaviour: Behaviour, change: (answer: Answer, method: string) => Answer): Behaviour {
  return {
    ...behaviour,
    answer: (answer, call, world) => change(behaviour.answer(answer, call, world), call.method),
  };
}
