import { listAt, textAt, type Subscriber, type SubscribedTo } from '../../src/model/index.js';
import { declaredFor } from './declared.js';

const JSON_PATCH = 'application/json-patch+json';

/** What is declared for Subscription and not part of the story anyway, each once. */
export async function exerciseDeclared(subscriber: Subscriber, valid: SubscribedTo): Promise<void> {
  const { interactions, operations } = declaredFor(subscriber.facts);
  const own = `Subscription/${valid.id}`;
  const ask = (method: 'GET' | 'POST') => (about: string, path: string) =>
    subscriber.request({ purpose: 'declared', about, method, path });
  const [get, post] = [ask('GET'), ask('POST')];
  if (interactions.includes('history-instance')) await get('history-instance', `${own}/_history`);
  if (interactions.includes('history-type')) await get('history-type', 'Subscription/_history?_count=1');
  if (interactions.includes('vread')) await readVersion(subscriber, valid);
  if (interactions.includes('patch')) await patch(subscriber, valid);
  for (const operation of ['$status', '$events', '$resend'].filter((name) => operations.includes(name))) {
    const { status = 0 } = await get(operation, `${own}/${operation}`);
    // Not every server offers both methods.
    if (status >= 400) await post(operation, `${own}/${operation}`);
  }
  if (operations.includes('$get-ws-binding-token')) await askForToken(subscriber, valid);
}

async function readVersion(subscriber: Subscriber, valid: SubscribedTo): Promise<void> {
  const { json } = await subscriber.read(valid);
  const version = textAt(json, 'meta', 'versionId');
  if (version === undefined) return;
  const path = `Subscription/${valid.id}/_history/${version}`;
  await subscriber.request({ purpose: 'declared', about: 'vread', method: 'GET', path });
}

/** Only where JSON Patch is not ruled out by the formats that the server lists. */
async function patch(subscriber: Subscriber, valid: SubscribedTo): Promise<void> {
  const formats = listAt(subscriber.facts.capabilities, 'patchFormat');
  if (formats.length > 0 && !formats.includes(JSON_PATCH)) return;
  const rawBody = JSON.stringify([{ op: 'replace', path: '/reason', value: 'fhir-handshake: patched' }]);
  const path = `Subscription/${valid.id}`;
  const headers = { 'content-type': JSON_PATCH };
  await subscriber.request({ purpose: 'declared', about: 'patch', method: 'PATCH', path, rawBody, headers });
}

async function askForToken(subscriber: Subscriber, valid: SubscribedTo): Promise<void> {
  for (const method of ['POST', 'GET'] as const) {
    const about = '$get-ws-binding-token';
    const call = { purpose: 'declared', about, instance: valid.id, keys: [valid.key], method };
    const { token } = await subscriber.tokenCall(call);
    if (token !== undefined) return;
  }
}
