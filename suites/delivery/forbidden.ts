import { inconclusive, judgeEach, unseen, type Finding, type History, type Outcome } from '../../src/model/index.js';
import {
  arrivalOf,
  firstDeliveries,
  focusOf,
  matchesFor,
  ownChanges,
  unattributable,
  type OwnChange,
} from './own-events.js';

export interface Forbidden {
  /** Subscription that must not be notified. */
  readonly key: string;
  /** Of changes that were made for one of these reasons. */
  readonly because: readonly string[];
  /** Which of them count; all where absent. */
  readonly counts?: ((change: OwnChange) => boolean) | undefined;
  /** `change that misses the criteria`. */
  readonly situation: string;
  readonly broken: string;
}

/** Changes that must not be notified to a Subscription. */
export function forbiddenChanges({ key, because, counts }: Forbidden, history: History): OwnChange[] {
  return ownChanges(history).filter(
    (change) =>
      because.includes(change.mark.because) &&
      change.mark.forbids.includes(key) &&
      change.focus !== undefined &&
      (counts?.(change) ?? true),
  );
}

/**
 * Judges that changes were not notified. Silence is believed where a matching change that was begun later has been
 * notified, and where every notification shows what it is about.
 */
export function judgeForbidden(history: History, rule: Forbidden): Outcome {
  const { key, situation, broken } = rule;
  const changes = forbiddenChanges(rule, history);
  const notified = changes.filter((change) => surplusOf(change, key, history).length > 0);
  const problem = (change: OwnChange): Finding[] => surplusOf(change, key, history);
  if (notified.length > 0) return judgeEach(history, changes, { situation, broken, problem });
  if (changes.length === 0) return unseen(history, `no ${situation} was made`);
  const overtaken = changes.filter((change) => wasOvertaken(change, key, history));
  if (overtaken.length === 0) return unseen(history, `after a ${situation} no matching change was notified`);
  if (hidesTooMuch(key, history))
    return inconclusive('more events came than matched, and they do not show what they are about');
  return judgeEach(history, overtaken, { situation, broken, problem });
}

/** Events about the resource of a change beyond those that other changes of it must lead to. */
function surplusOf(change: OwnChange, key: string, history: History): Finding[] {
  const about = firstDeliveries(key, history).filter((seen) => focusOf(seen) === change.focus);
  const due = matchesFor(key, history).filter(({ focus }) => focus === change.focus).length;
  const late = about.slice(due).filter(({ notification }) => notification.at >= change.startedAt);
  const expected = `no event about ${change.focus ?? ''} (${change.mark.because})`;
  return late.map(({ notification, event }) => {
    return { entry: notification.seq, path: event.path, expected, actual: `event ${String(event.number)}` };
  });
}

function wasOvertaken(change: OwnChange, key: string, history: History): boolean {
  return matchesFor(key, history).some(
    (match) => match.startedAt > change.answeredAt && arrivalOf(match, key, history) !== undefined,
  );
}

function hidesTooMuch(key: string, history: History): boolean {
  const all = firstDeliveries(key, history).length;
  return unattributable(key, history) > 0 && all > matchesFor(key, history).length;
}
