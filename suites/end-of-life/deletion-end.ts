import {
  answerInWords,
  defineCheck,
  evidenceOf,
  pass,
  refused,
  skip,
  succeeded,
  textAt,
  unseen,
  violated,
  type Exchange,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { END_TIME, ENDED, witnessOf } from './keys.js';
import { judgeSilence } from './silence.js';

export const deletionEndStops = defineCheck({
  id: 'deletion.end-stops',
  title: 'At its end time the server stops a Subscription',
  requirements: ['ALL-DEL-08'],
  cause: 'Subscription.end is stored and never looked at.',
  remedy: 'Switch a Subscription off, or delete it, when its end time comes.',
  judge(history) {
    const without = withoutEnd(history);
    if (without !== undefined) return without;
    const end = history.subscription(ENDED)?.settings.end ?? '';
    const stop = stopOf(history);
    if (stop !== undefined) return pass(`stopped ${delayInWords(stop, end)}: ${stateOf(stop)}`);
    const last = history.exchangesFor('read', ENDED).findLast(succeeded);
    const { endMs } = history.limits;
    if (last === undefined || delayMs(last, end) < endMs) {
      return unseen(history, `the Subscription was not looked at until ${String(endMs / 1000)} s after its end time`);
    }
    return violated(`The Subscription goes on after its end time, ${delayInWords(last, end)}`, [
      { entry: evidenceOf(last), path: 'Subscription.status', expected: 'off, 404 or 410', actual: stateOf(last) },
    ]);
  },
});

export const deletionEndSilent = defineCheck({
  id: 'deletion.end-silent',
  title: 'A Subscription that was stopped by its end time sends nothing any more',
  requirements: ['ALL-DEL-09'],
  cause: 'The status changes, but bindings go on delivering.',
  remedy: 'Remove bindings and timers of a Subscription when its end time comes.',
  judge(history) {
    const without = withoutEnd(history);
    if (without !== undefined) return without;
    const stop = stopOf(history);
    if (stop?.response === undefined) return unseen(history, 'the server was not seen to stop the Subscription');
    const { seq, at } = stop.response;
    return judgeSilence(history, { key: ENDED, witness: witnessOf(ENDED), seq, at, words: 'after its end time' });
  },
});

/** Why there is no end time to judge by. */
function withoutEnd(history: History): Outcome | undefined {
  const left = history.skipped(END_TIME);
  if (left !== undefined) {
    return skip(left.option === undefined ? left.reason : `${left.reason}; ${left.option} would include it`);
  }
  const story = history.subscription(ENDED);
  if (story !== undefined) return undefined;
  const no = history.exchangesFor('create', ENDED).find(refused);
  if (no !== undefined) return skip(`the target takes no Subscription with an end time: ${answerInWords(no)}`);
  return unseen(history, 'no Subscription with an end time was created');
}

/** The first read that shows the Subscription switched off or gone. One that was not found yet had not begun. */
function stopOf(history: History): Exchange | undefined {
  const reads = history.exchangesFor('read', ENDED);
  return reads
    .slice(Math.max(0, reads.findIndex(succeeded)))
    .find(
      (exchange) =>
        exchange.status === 404 ||
        exchange.status === 410 ||
        (succeeded(exchange) && textAt(exchange.body, 'status') === 'off'),
    );
}

function stateOf(exchange: Exchange): string {
  return succeeded(exchange) ? `status ${textAt(exchange.body, 'status') ?? 'absent'}` : answerInWords(exchange);
}

/** How long after the end time an answer came, by the server's own clock where it tells it. Milliseconds. */
function delayMs({ response }: Exchange, end: string): number {
  const told = Date.parse(response?.headers['date'] ?? '');
  return (Number.isNaN(told) ? Date.parse(response?.wall ?? '') : told) - Date.parse(end);
}

function delayInWords(exchange: Exchange, end: string): string {
  const seconds = delayMs(exchange, end) / 1000;
  return seconds < 0 ? 'at the end time' : `${seconds.toFixed(1)} s after it`;
}
