import { defineScenario, heartbeatToleranceMs, type SubscribedTo, type Subscriber } from '../../src/model/index.js';
import { attempt } from '../session/attempt.js';
import { bindTogether } from '../session/binding-act.js';
import { causeAndHear, ownPatient } from '../session/hearing.js';
import { periodMsOf, subscribeBeating, tooLong } from '../session/heartbeat-act.js';
import { listen, LISTENING, planListening, type Plan, type Watched } from './listening.js';

/** How long a Subscription without period is listened to where no period is granted to any. */
const UNASKED: Plan = { periods: 3, listenMs: 4_000 };

/** Periods to ask for beside the first one, in seconds: the next one where the target grants the same to both. */
const OTHER_PERIODS = [
  { key: 'second', heartbeatPeriodS: 2 },
  { key: 'third', heartbeatPeriodS: 4 },
];

export const heartbeat = defineScenario({
  id: 'heartbeat',
  title: 'Silence on Subscriptions with and without a heartbeat period, timed',
  phase: 'walk',
  connections: 2,
  async play(subscriber) {
    const beating = await subscribeBeating(subscriber, 'beating');
    const second = await subscribeSecond(subscriber, beating);
    const patient = await ownPatient(subscriber, 'quiet');
    const quiet = await attempt(subscriber, 'a Subscription without period', () =>
      subscriber.subscribe('quiet', { patient }),
    );

    const bound = await bindBoth(subscriber, beating, second);
    if (quiet !== undefined)
      await attempt(subscriber, 'binding the one without period', () => subscriber.session(quiet));
    const granted = bound.flatMap((each) => watchedOf(each));
    const plan = planFor(subscriber, granted);
    const watched = plan === UNASKED ? [] : granted;

    const [first] = bound;
    if (first !== undefined) await causeAndHear(subscriber, beating, first.connection);
    await subscriber.status(beating);
    if (watched.length > 0) subscriber.needs(LISTENING, plan.listenMs);
    const fromAt = subscriber.now();
    await listen(subscriber, watched, plan);
    const keys = [beating, second, quiet].flatMap((subscription) => subscription?.key ?? []);
    subscriber.mark({ name: 'listened', what: LISTENING, keys, fromAt });
    await subscriber.status(beating);
  },
});

type Bound = Omit<Watched, 'periodMs'>;

/** With a period of its own, so that heartbeats that follow the connection instead of the Subscription show. */
async function subscribeSecond(subscriber: Subscriber, beating: SubscribedTo): Promise<SubscribedTo | undefined> {
  if (periodMsOf(beating) === undefined) return undefined;
  const patient = await ownPatient(subscriber, 'second');
  let second: SubscribedTo | undefined;
  for (const { key, heartbeatPeriodS } of OTHER_PERIODS) {
    if (second !== undefined) await subscriber.remove(second);
    const wish = { patient, heartbeatPeriodS };
    second = await attempt(subscriber, 'a second Subscription', () => subscriber.subscribe(key, wish));
    if (second === undefined || periodMsOf(second) !== periodMsOf(beating)) return second;
  }
  return second;
}

async function bindBoth(subscriber: Subscriber, beating: SubscribedTo, second?: SubscribedTo): Promise<Bound[]> {
  if (second !== undefined) {
    const both = await attempt(subscriber, 'two Subscriptions', () => bindTogether(subscriber, beating, second));
    if (both !== undefined) {
      return [
        { subscription: beating, connection: both[0] },
        { subscription: second, connection: both[1] },
      ];
    }
  }
  const { connection } = await subscriber.session(beating);
  return [{ subscription: beating, connection }];
}

function watchedOf({ subscription, connection }: Bound): Watched[] {
  const periodMs = periodMsOf(subscription);
  return periodMs === undefined ? [] : [{ subscription, connection, periodMs }];
}

/** For the granted periods; where there is none, or none that the budget allows, a while for the one without period. */
function planFor(subscriber: Subscriber, granted: readonly Watched[]): Plan {
  if (granted.length === 0) return UNASKED;
  const periodsMs = granted.map(({ periodMs }) => periodMs);
  const plan = planListening(periodsMs, subscriber.limits);
  if (plan !== undefined) return plan;
  const longestMs = Math.max(...periodsMs);
  const neededMs = longestMs + heartbeatToleranceMs(longestMs, subscriber.limits);
  subscriber.skip(LISTENING, ...tooLong(longestMs, neededMs));
  return UNASKED;
}
