import { defineScenario, heartbeatToleranceMs, type SubscribedTo, type Subscriber } from '../../src/model/index.js';
import { attempt } from '../session/attempt.js';
import { bindAndWait, isSameUrl } from '../session/binding-act.js';
import { causeAndHear } from '../session/hearing.js';
import { periodMsOf, subscribeBeating, tooLong } from '../session/heartbeat-act.js';
import { listen, planListening, type Plan, type Watched } from './listening.js';

/** How long a Subscription without period is listened to where no period is granted to any. */
const UNASKED: Plan = { periods: 3, listenMs: 4_000 };

/** What is left out, in marks and in verdicts. */
export const LISTENING = 'listening for heartbeats';

export const heartbeat = defineScenario({
  id: 'heartbeat',
  title: 'Silence on Subscriptions with and without a heartbeat period, timed',
  phase: 'walk',
  async play(subscriber) {
    const beating = await subscribeBeating(subscriber, 'beating');
    const second = await subscribeSecond(subscriber, beating);
    const patient = await subscriber.patient('quiet');
    const quiet = await attempt(subscriber, 'a Subscription without period', () =>
      subscriber.subscribe('quiet', { patient }),
    );

    const bound = await bindBoth(subscriber, beating, second);
    if (quiet !== undefined)
      await attempt(subscriber, 'binding the one without period', () => subscriber.session(quiet));
    const watched = bound.flatMap((each) => watchedOf(each));
    const plan =
      watched.length === 0
        ? UNASKED
        : planListening(
            watched.map(({ periodMs }) => periodMs),
            subscriber.limits,
          );
    if (plan === undefined) return tooLongFor(subscriber, watched);

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
async function subscribeSecond(subscriber: Subscriber, { settings }: SubscribedTo): Promise<SubscribedTo | undefined> {
  const { heartbeatPeriodS } = settings;
  if (heartbeatPeriodS === undefined) return undefined;
  const patient = await subscriber.patient('second');
  const wish = { patient, heartbeatPeriodS: heartbeatPeriodS + 1 };
  return attempt(subscriber, 'a second Subscription', () => subscriber.subscribe('second', wish));
}

/** Both on one connection, where the tokens name the same URL and the server takes two binds; else on two. */
async function bindBoth(subscriber: Subscriber, beating: SubscribedTo, second?: SubscribedTo): Promise<Bound[]> {
  const { connection } = await subscriber.session(beating);
  const alone = { subscription: beating, connection };
  if (second === undefined) return [alone];
  const token = await attempt(subscriber, 'a token for the second Subscription', () => subscriber.token(second));
  if (token === undefined) return [alone];
  if (isSameUrl(token.url, connection.url)) {
    await bindAndWait(subscriber, connection, token, second);
    if (connection.open) return [alone, { subscription: second, connection }];
  }
  const again = connection.open ? alone : { ...alone, ...(await subscriber.session(beating)) };
  const own = await attempt(subscriber, 'binding the second Subscription', () => subscriber.session(second));
  return own === undefined ? [again] : [again, { subscription: second, connection: own.connection }];
}

function watchedOf({ subscription, connection }: Bound): Watched[] {
  const periodMs = periodMsOf(subscription);
  return periodMs === undefined ? [] : [{ subscription, connection, periodMs }];
}

function tooLongFor(subscriber: Subscriber, watched: readonly Watched[]): void {
  const periodMs = Math.max(...watched.map((each) => each.periodMs));
  subscriber.skip(LISTENING, ...tooLong(periodMs, periodMs + heartbeatToleranceMs(periodMs, subscriber.limits)));
}
