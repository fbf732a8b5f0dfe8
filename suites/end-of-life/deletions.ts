import { succeeded, type Exchange, type History } from '../../src/model/index.js';
import type { Ending } from './silence.js';
import { DELETED, NEVER_BOUND, witnessOf } from './keys.js';

/** A Subscription that was deleted, as the target says. */
export interface Deletion extends Ending {
  readonly exchange: Exchange;
}

/** The deletions of a story that the target accepted. What is removed when the story is over is none of them. */
export function deletions(history: History): Deletion[] {
  return [DELETED, NEVER_BOUND].flatMap((key) => {
    const exchange = deletesOf(history, key).find(succeeded);
    if (exchange?.response === undefined) return [];
    const { seq, at } = exchange.response;
    return [{ key, witness: witnessOf(key), seq, at, words: 'after it was deleted', exchange }];
  });
}

/** Every attempt to delete a Subscription. */
export function deletesOf(history: History, key: string): readonly Exchange[] {
  return history.exchangesFor('delete', key);
}
