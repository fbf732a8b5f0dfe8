import type { History, MarkOf, Notification } from '../../src/model/index.js';
import { parameterTexts } from './token-answer.js';

/**
 * Ids of the Subscriptions that were bound on the connection of a notification before it arrived. Undefined where that
 * is not known: nothing was bound, a token that must not bind was tried, or one token covers all of the caller's.
 */
export function coveredIds(history: History, { connection, seq }: Notification): string[] | undefined {
  const binds = history.marks('bind').filter((bind) => bind.connection === connection && bind.seq < seq);
  const isClear = binds.length > 0 && binds.every(({ credential, keys }) => credential === 'good' && keys.length > 0);
  return isClear ? [...new Set(binds.flatMap((bind) => idsOf(history, bind)))] : undefined;
}

/** Those of the keys, and those that the token answer itself lists, however it writes them. */
function idsOf(history: History, { keys, exchange }: MarkOf<'bind'>): string[] {
  const own = keys.flatMap((key) => history.subscription(key)?.id ?? []);
  const answer = exchange === undefined ? undefined : history.exchange(exchange);
  const listed = parameterTexts(answer, 'subscription').flatMap((text) => text.split('/').at(-1) ?? []);
  return [...own, ...listed];
}
