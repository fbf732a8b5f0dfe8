import {
  defineCheck,
  grouped,
  judgeEach,
  skip,
  type Finding,
  type History,
  type Notification,
  type Outcome,
} from '../../src/model/index.js';
import { eventfulAt, LEVELS, noneAt, type Level } from './levels.js';
import { wasDeleted } from './resources.js';

/**
 * The umbrella over the levels of content. It compares the Subscriptions of different levels on one event and is broken
 * where one of them got what the level of another one demands: the stored level was not looked at. The rules
 * `notification.empty-…`, `id-only-…` and `full-…` judge single elements of a notification by its own level, whatever the
 * others got, and are the ones that a slip in one element breaks.
 */
export const contentLevel = defineCheck({
  id: 'notification.content-level',
  title: 'Notifications follow the stored content level',
  requirements: ['ALL-NOTIF-73', 'R5-SUB-15', 'BP-SUB-15'],
  cause:
    'One notification is built for all Subscriptions of the topic, or an unsupported level is stored and then ignored.',
  remedy:
    'Build each notification by Subscription.content as stored; refuse or visibly change a level that is not provided.',
  judge: judgeContentLevels,
});

/** Of Subscriptions that hear one stream of events and began together. */
export function judgeContentLevels(history: History): Outcome {
  const seen = LEVELS.map((level) => deliveriesAt(level, history));
  const missing = LEVELS.filter((_, index) => seen[index]?.length === 0);
  if (missing.length > 1) return undecided(history, missing);
  const deliveries = seen.flat();
  const twins = twinsAmong(deliveries);
  return judgeEach(
    history,
    deliveries.filter((one) => twins(one).length > 0),
    {
      situation: 'event at two content levels',
      broken: 'a Subscription got the content of another level',
      problem: (delivery) => strayed(delivery, twins(delivery)),
    },
  );
}

/** Comparing needs two levels: where the server grants only one, the rule does not apply. */
function undecided(history: History, missing: readonly Level[]) {
  const reasons = missing.map((level) => noneAt(history, level, `no event with content ${level} was seen`));
  const undecidedReason = reasons.find(({ outcome }) => outcome === 'inconclusive');
  return undecidedReason ?? skip(reasons.map(({ message }) => message).join('; '));
}

/** What a notification about one event gives away. */
interface Delivery {
  readonly notification: Notification;
  readonly level: Level;
  readonly number: number;
  readonly hasFocus: boolean;
  readonly hasContext: boolean;
  readonly entries: 'none' | 'bare' | 'resources';
}

/** Deletions are left out: they look alike at the levels id-only and full-resource. */
function deliveriesAt(level: Level, history: History): Delivery[] {
  return eventfulAt(history, level).flatMap((notification) => {
    const { view, status } = notification;
    const [event] = status.events;
    const isDeletion = wasDeleted(event?.focus?.name, notification, history);
    if (event?.number === undefined || status.events.length > 1 || isDeletion) return [];
    const carries = view.others.some(({ resource }) => resource !== undefined);
    return [
      {
        notification,
        level,
        number: event.number,
        hasFocus: event.focus !== undefined,
        hasContext: event.context.length > 0,
        entries: view.others.length === 0 ? 'none' : carries ? 'resources' : 'bare',
      },
    ];
  });
}

/**
 * What Subscriptions of other levels got of the same event. They hear one stream of events and began together, so that one
 * number is one event. Of deliveries that look alike one is enough, however often a server sends it.
 */
function twinsAmong(deliveries: readonly Delivery[]): (delivery: Delivery) => readonly Delivery[] {
  const looks = new Map(deliveries.map((delivery) => [`${delivery.level} ${lookOf(delivery)}`, delivery]));
  const byNumber = grouped([...looks.values()], ({ number }) => number);
  return ({ level, number }) => (byNumber.get(number) ?? []).filter((twin) => twin.level !== level);
}

function strayed(delivery: Delivery, twins: readonly Delivery[]): Finding | undefined {
  if (fits(delivery.level, delivery)) return undefined;
  const look = lookOf(delivery);
  const other = twins.find((twin) => fits(twin.level, delivery) && lookOf(twin) === look);
  if (other === undefined) return undefined;
  const { seq, view } = delivery.notification;
  const actual = `${other.level}: ${inWords(delivery)}, ${String(view.others.length)} further entries`;
  return { entry: seq, path: 'Bundle', expected: `content ${delivery.level}, as stored`, actual };
}

function fits(level: Level, { hasFocus, hasContext, entries }: Delivery): boolean {
  if (level === 'empty') return !hasFocus && !hasContext && entries === 'none';
  return hasFocus && (level === 'full-resource') === (entries === 'resources');
}

/** What a delivery looks like to who gets it. */
function lookOf({ number, hasFocus, hasContext, entries, notification }: Delivery): string {
  const further = String(notification.view.others.length);
  return `${String(number)} ${String(hasFocus)} ${String(hasContext)} ${entries} ${further}`;
}

function inWords({ hasFocus, entries }: Delivery): string {
  const focus = hasFocus ? 'a focus' : 'no focus';
  return entries === 'resources' ? `${focus} and resources` : `${focus} and no resource`;
}
