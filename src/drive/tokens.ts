import {
  blockedAt,
  objectsAt,
  textAt,
  type BindingToken,
  type Json,
  type SubscribedTo,
  type TokenAnswer,
  type TokenCall,
} from '../model/index.js';
import { isSuccess, wordsOf } from './answers.js';
import type { Stage } from './run.js';
import { send } from './send.js';

const OPERATION = '$get-ws-binding-token';

/** A token by whatever way works; the way is remembered for the run. */
export async function obtainToken(stage: Stage, subscriptions: readonly SubscribedTo[]): Promise<BindingToken> {
  const keys = subscriptions.map(({ key }) => key);
  const ids = subscriptions.map(({ id }) => id);
  const level = ids.length === 1 ? 'instance' : 'type';
  const known = stage.run.tokenMethods.get(level);
  let last: TokenAnswer | undefined;
  for (const method of known === undefined ? stage.run.fhir.words.tokenMethods : [known]) {
    const scope = level === 'instance' ? { instance: ids[0] } : { ids };
    const call = { purpose: 'token', about: keys.join('+'), ...scope, method, keys };
    const answer = await callToken(stage, call);
    if (answer.token !== undefined) {
      stage.run.tokenMethods.set(level, method);
      return answer.token;
    }
    last = answer;
  }
  throw blockedAt('token', shortcoming(stage, last), last === undefined ? '' : wordsOf(last));
}

/** Statuses of an operation that is not there, as long as no call of it ever worked. */
const NOT_THERE = [404, 501];

/** Why an answer is no use: what it lacks, where it was given at all. */
function shortcoming({ run }: Stage, answer: TokenAnswer | undefined): string {
  if (answer?.status === undefined) return `the server did not answer ${OPERATION}`;
  if (isSuccess(answer)) {
    const lacking = ['token', 'websocket-url'].filter((name) => valuesOf(answer.json, name).length === 0);
    return `the answer of ${OPERATION} (${String(answer.status)}) lacks the parameter ${lacking.join(' and ')}`;
  }
  if (NOT_THERE.includes(answer.status) && run.tokenMethods.size === 0) {
    return `the server has no ${OPERATION} (${String(answer.status)})`;
  }
  return `the server gave no binding token (${String(answer.status)})`;
}

/** One call of the operation, whatever comes of it. */
export async function callToken(stage: Stage, call: TokenCall): Promise<TokenAnswer> {
  const { recorder } = stage;
  const { purpose = 'token-probe', about, instance, ids = [], method, keys, as } = call;
  const level = instance === undefined ? 'type' : 'instance';
  const path = [`Subscription`, ...(instance === undefined ? [] : [instance]), OPERATION].join('/');
  const query = method === 'GET' ? ids.map((id) => `id=${encodeURIComponent(id)}`).join('&') : '';
  const answer = await send(stage, {
    purpose,
    about,
    method,
    as,
    path: query === '' ? path : `${path}?${query}`,
    body: method === 'POST' ? parametersOf(ids) : undefined,
    beforeRecording: (json) => {
      for (const value of valuesOf(json, 'token')) recorder.secret(value, 'binding-token');
    },
  });
  const token = isSuccess(answer) ? tokenIn(answer.json, answer.exchange, keys) : undefined;
  if (token !== undefined && (as === undefined || as === 'self')) {
    recorder.record({ kind: 'mark', mark: { name: 'token', exchange: answer.exchange, level, keys } });
  }
  return { ...answer, token };
}

/** No ids: no body, because an empty Parameters resource is not valid. */
function parametersOf(ids: readonly string[]): string | undefined {
  if (ids.length === 0) return '';
  const parameter = ids.map((id) => ({ name: 'id', valueId: id }));
  return JSON.stringify({ resourceType: 'Parameters', parameter });
}

function tokenIn(json: Json | undefined, exchange: number, keys: readonly string[]): BindingToken | undefined {
  const [value] = valuesOf(json, 'token');
  const [url] = valuesOf(json, 'websocket-url');
  if (value === undefined || url === undefined) return undefined;
  const expiresAt = Date.parse(valuesOf(json, 'expiration')[0] ?? '');
  return { exchange, value, url, keys, expiresAt: Number.isNaN(expiresAt) ? undefined : expiresAt };
}

/** Values of the parameters of a name, whatever type they were given: a wrong type is for the checks to tell. */
function valuesOf(json: Json | undefined, name: string): string[] {
  return objectsAt(json, 'parameter')
    .filter((parameter) => textAt(parameter, 'name') === name)
    .flatMap((parameter) =>
      Object.entries(parameter).flatMap(([key, value]) =>
        key.startsWith('value') && typeof value === 'string' && value !== '' ? [value] : [],
      ),
    );
}
