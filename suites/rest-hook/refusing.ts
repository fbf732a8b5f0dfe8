import {
  advise,
  answerInWords,
  defineCheck,
  pass,
  refused,
  shown,
  succeeded,
  unseen,
  violated,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { DENYING, REFUSING, SILENT, SOUND, UNREACHABLE } from './keys.js';
import { deliveries, handshakeOf, hookStory, readsOf, wasTaken, wasTurnedDown, withHook, type Read } from './story.js';

export const hookErrorOnRefusal = defineCheck({
  id: 'rest-hook.error-on-refusal',
  title: 'A handshake that is answered with an error puts the Subscription into error',
  requirements: ['ALL-REST-04'],
  cause: 'Any answer of the endpoint is taken for success.',
  remedy: 'Look at the status of the answer: what is not 2xx is a failed handshake.',
  judge: (history) =>
    worst(
      [REFUSING, DENYING].map((key) =>
        withHook(history, key, () => judgeFailure(history, key, untilTaken(history, key))),
      ),
    ),
});

/** Reads from before the endpoint took a request after all: what follows is another story. */
function untilTaken(history: History, key: string): Read[] {
  const story = hookStory(history, key);
  const taken = story && deliveries(history, story).find(wasTaken);
  return readsOf(history, key).filter(({ seq }) => taken === undefined || seq < (taken.answered?.seq ?? Infinity));
}

export const hookErrorOnUnreachable = defineCheck({
  id: 'rest-hook.error-on-unreachable',
  title: 'A handshake that cannot be delivered puts the Subscription into error',
  requirements: ['ALL-REST-05'],
  cause: 'The failure of the connection is logged and nothing else comes of it.',
  remedy: 'Set the status to error where the endpoint cannot be reached or does not answer in time.',
  judge: (history) => withHook(history, SOUND, () => worst([judgeSilent(history), judgeDead(history)])),
});

/** Where the late answer was waited for, the endpoint was reached: that is for the rule about the time-out. */
function judgeSilent(history: History): Outcome {
  return withHook(history, SILENT, (story) => {
    const reads = untilTaken(history, SILENT);
    const isDecided = reads.some(({ status }) => status === 'active' || status === 'error');
    if (isDecided || !deliveries(history, story).some(wasTaken)) return judgeFailure(history, SILENT, reads);
    return unseen(history, 'the server waited for the late answer');
  });
}

function judgeDead(history: History): Outcome {
  const [create] = history.exchangesFor('create', UNREACHABLE);
  if (create === undefined) return unseen(history, 'no Subscription with an unreachable endpoint was sent');
  if (refused(create)) return pass(`an unreachable endpoint is refused: ${answerInWords(create)}`);
  if (!succeeded(create)) return unseen(history, `an unreachable endpoint was answered ${answerInWords(create)}`);
  return judgeFailure(history, UNREACHABLE, readsOf(history, UNREACHABLE));
}

function judgeFailure(history: History, key: string, reads: readonly Read[]): Outcome {
  const story = hookStory(history, key);
  const active = reads.find(({ status }) => status === 'active');
  const finding = (seq: number, status: string | undefined) => ({
    entry: seq,
    path: 'Subscription.status',
    expected: 'error',
    actual: shown(status),
  });
  if (active !== undefined)
    return violated('a Subscription whose handshake failed became active', [finding(active.seq, active.status)]);
  if (reads.some(({ status }) => status === 'error')) return judgeError(history, key);
  const last = reads.at(-1);
  if (last === undefined) return unseen(history, 'the status was not read after the handshake');
  if (last.status === 'off')
    return advise('the Subscription was switched off at once (ambiguity A70)', [finding(last.seq, last.status)]);
  if (story !== undefined && handshakeOf(history, story) === undefined)
    return unseen(history, 'no handshake came to the endpoint');
  return unseen(
    history,
    `the status was still ${shown(last.status)} after the limit, and the number of attempts is not regulated`,
  );
}

/** Where something is to be answered at all, an error counts for what it is only once that happened. */
function judgeError(history: History, key: string): Outcome {
  const story = hookStory(history, key);
  if (story === undefined) return pass('error');
  const failed = deliveries(history, story).some((one) => wasTurnedDown(one) || !wasTaken(one));
  return failed ? pass('error') : unseen(history, 'no handshake came to the endpoint');
}

const ORDER = ['violated', 'advise', 'pass', 'inconclusive', 'skip'] as const;

/** What counts of several cases of one rule: a case that could not be brought about takes nothing from the others. */
function worst(outcomes: readonly Outcome[]): Outcome {
  const [first, ...others] = outcomes;
  if (first === undefined) throw new Error('There is no outcome to choose from.');
  return others.reduce(
    (worse, one) => (ORDER.indexOf(one.outcome) < ORDER.indexOf(worse.outcome) ? one : worse),
    first,
  );
}
