import { request, type Dispatcher } from 'undici';
import { parseJson, targetTrouble, type Json } from '../../model/index.js';
import { readBody } from '../read-body.js';
import { linkedAbort } from '../linked-abort.js';
import { failureOf, TooSlow } from '../request-failure.js';
import { after } from '../timer.js';

/** Most of an answer that is read, in bytes; a token is short. */
const MOST_BYTES = 1_000_000;

export interface PlainRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface PlainAnswer {
  readonly status: number;
  readonly json: Json | undefined;
}

interface Way {
  readonly dispatcher: Dispatcher;
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

/**
 * One request that is in no transcript, since all of it is about secrets. Follows no redirect, bounds time and size. Throws a
 * Trouble where no answer comes.
 */
export async function plainRequest({ method, url, headers, body }: PlainRequest, way: Way): Promise<PlainAnswer> {
  const { dispatcher, limitMs, signal } = way;
  const limit = linkedAbort(signal);
  const callOff = after(limitMs, () => limit.abort(new TooSlow(limitMs)));
  const sent = body === undefined ? {} : { body };
  const accepting = { accept: 'application/json', 'accept-encoding': 'identity', ...headers };
  try {
    const answer = await request(url, { method, headers: accepting, ...sent, dispatcher, signal: limit.signal });
    const { text } = await readBody(answer.body, () => MOST_BYTES);
    return { status: answer.statusCode, json: parseJson(text) };
  } catch (thrown) {
    const { code, message } = failureOf(thrown, signal);
    throw targetTrouble(
      `No answer from ${url} (${code}: ${message}). Check that the server runs and can be reached from here.`,
    );
  } finally {
    callOff();
    limit.unlink();
  }
}
