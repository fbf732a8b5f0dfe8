import {
  defineCheck,
  evidenceOf,
  isObject,
  pass,
  shown,
  succeeded,
  textAt,
  unseen,
  violated,
  type Exchange,
  type Finding,
  type History,
  type Json,
  type SubscriptionSettings,
  type SubscriptionStory,
} from '../../src/model/index.js';

/** One showing of a stored Subscription: in the answer to a create or update, or by a read. */
interface Showing {
  readonly settings: SubscriptionSettings;
  readonly exchange: Exchange;
}

export const subscriptionSettingsAgree = defineCheck({
  id: 'subscription.settings-agree',
  title: 'What a create or update returns is what is stored, so that every modification is visible',
  requirements: ['ALL-SUB-04'],
  cause: 'The answer echoes the request, while other values are stored or decided later.',
  remedy: 'Return the resource as it was stored, or an empty body.',
  judge(history) {
    const known = history.subscriptions.filter((story) => story.storedResource !== undefined);
    if (known.length === 0) return unseen(history, 'no accepted Subscription was shown or read back');
    const findings = known.flatMap((story) => stretches(history, story).flatMap(disagreements));
    if (findings.length > 0) return violated('the server shows different settings of one Subscription', findings);
    const changes = known.flatMap(({ key, requested, settings }) =>
      differences(requested, settings).map(
        ([name, asked, stored]) => `${key}: ${name} ${shown(asked)} became ${shown(stored)}`,
      ),
    );
    const seen = `${String(known.length)} Subscriptions are shown as stored`;
    return pass(changes.length === 0 ? `${seen}, nothing was modified` : `${seen}; modified: ${changes.join('; ')}`);
  },
});

/** Showings between two changes of a Subscription belong together. */
function stretches(history: History, { key, create }: SubscriptionStory): Showing[][] {
  const own = history.exchanges.filter(({ purpose, about }) => about === key && ['update', 'read'].includes(purpose));
  const result: Showing[][] = [[]];
  for (const exchange of [create, ...own].filter(succeeded)) {
    if (exchange.purpose === 'update') result.push([]);
    const { body } = exchange;
    if (!isObject(body) || textAt(body, 'resourceType') !== 'Subscription') continue;
    const settings = history.settingsOf(body);
    // A body of little more than the id is a receipt, not a representation.
    if (settings.topic !== undefined) result.at(-1)?.push({ settings, exchange });
  }
  return result;
}

function disagreements(showings: readonly Showing[]): Finding[] {
  const [first, ...later] = showings;
  if (first === undefined) return [];
  return later.flatMap(({ settings, exchange }) =>
    differences(first.settings, settings).map(([name, before, now]) => ({
      entry: evidenceOf(exchange),
      path: `Subscription.${name}`,
      expected: `${shown(before)}, as shown before (entry ${String(evidenceOf(first.exchange))})`,
      actual: shown(now),
    })),
  );
}

type Difference = readonly [name: string, before: Json | undefined, after: Json | undefined];

/** Settings that differ in meaning. `status` and `reason` are left out: the one moves on, the other is free text. */
function differences(before: SubscriptionSettings, after: SubscriptionSettings): Difference[] {
  const old = comparable(before);
  const now = comparable(after);
  return Object.keys(old)
    .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
    .map((name) => [name, old[name], now[name]]);
}

function comparable(settings: SubscriptionSettings): Record<string, Json | undefined> {
  return {
    topic: settings.topic,
    filterBy: settings.filters
      .map(({ parameter, comparator, modifier, value }) => [parameter, comparator, modifier, value].join(' ').trim())
      .sort(),
    channelType: settings.channel?.code,
    endpoint: settings.endpoint,
    contentType: settings.contentType,
    content: settings.content,
    heartbeatPeriod: settings.heartbeatPeriodS,
    timeout: settings.timeoutS,
    maxCount: settings.maxCount,
    end: settings.end === undefined ? undefined : Date.parse(settings.end),
  };
}
