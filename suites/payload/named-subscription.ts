import {
  defineCheck,
  grouped,
  judgeEach,
  perHistory,
  shown,
  textAt,
  at,
  type ConnectionStory,
  type Finding,
  type History,
  type Notification,
} from '../../src/model/index.js';

export const namedSubscription = defineCheck({
  id: 'notification.subscription',
  title: 'A notification names the Subscription it was generated for',
  requirements: ['ALL-NOTIF-22'],
  everywhere: true,
  cause:
    'The reference is built from an internal id or an internal address, or from the last Subscription that was bound.',
  remedy:
    'Refer to the Subscription by the id that clients read it under, relative or below the base URL of the server.',
  judge(history) {
    const subjects = history.notifications.flatMap((notification) => comparable(notification, history));
    return judgeEach(history, subjects, {
      situation: 'notification on a bound connection or at an endpoint',
      broken: 'a notification names another Subscription than those bound to its connection, or that of its endpoint',
      problem: (subject) => strangerIn(subject, history),
    });
  },
});

interface Subject {
  readonly notification: Notification;
  /** Of the Subscriptions that it may name. */
  readonly ids: readonly string[];
}

/** A status without a reference is no business of this rule; nor is a connection that must not be bound at all. */
function comparable(notification: Notification, history: History): Subject[] {
  const story = history.connection(notification.connection);
  const ids = idsOf(notification, story, history);
  if (notification.status.subscriptionId === undefined || ids.length === 0) return [];
  const isBound = story === undefined || (!coversAll(story, history) && isAnswered(story, notification, history));
  return isBound ? [{ notification, ids }] : [];
}

/** Of the Subscriptions bound to the connection until then, or of the one that names the endpoint. */
function idsOf(
  { connection, seq }: Notification,
  story: ConnectionStory | undefined,
  history: History,
): readonly string[] {
  if (story !== undefined)
    return (
      boundIds(history)
        .get(story)
        ?.findLast((bind) => bind.seq < seq)?.ids ?? []
    );
  const endpoint = history.endpoints.find(({ id }) => id === connection);
  const id = history.subscription(endpoint?.key ?? '')?.id;
  return id === undefined ? [] : [id];
}

/** After each bind of a connection, the ids of all that are bound to it. */
const boundIds = perHistory((history) => {
  const idsAfter = (binds: ConnectionStory['binds']) =>
    binds.map(({ seq }, index) => {
      const keys = binds.slice(0, index + 1).flatMap((bind) => bind.keys);
      return { seq, ids: keys.flatMap((key) => history.subscription(key)?.id ?? []) };
    });
  return new Map(history.connections.map((story) => [story, idsAfter(story.binds.filter(isGood))]));
});

function isGood({ credential }: ConnectionStory['binds'][number]): boolean {
  return credential === 'good';
}

/**
 * Until a handshake shows that the bind has arrived, the server may take the connection for an unbound one; what it sends there
 * is named rightly and sent to the wrong place, which bind.unbound-silent and the security checks judge.
 */
function isAnswered({ id, binds }: ConnectionStory, { seq, status }: Notification, history: History): boolean {
  if (status.type === 'handshake' || history.facts?.binding?.handshakes === false) return true;
  const bound = binds.find(isGood)?.seq ?? Infinity;
  return handshakesOn(id, history).some((handshake) => handshake.seq > bound && handshake.seq < seq);
}

function handshakesOn(connection: string, history: History): readonly Notification[] {
  return handshakes(history).get(connection) ?? [];
}

const handshakes = perHistory((history) =>
  grouped(history.notificationsOfType('handshake'), ({ connection }) => connection),
);

/** A token asked for without ids covers Subscriptions of other scenarios too. */
function coversAll({ binds }: ConnectionStory, history: History): boolean {
  return binds.some(({ exchange }) => exchange !== undefined && tokensForAll(history).has(exchange));
}

/** The exchanges that brought them. */
const tokensForAll = perHistory((history) => {
  const tokens = history.marks('token').filter(({ level, keys }) => level === 'type' && keys.length === 0);
  return new Set(tokens.map(({ exchange }) => exchange));
});

function strangerIn({ notification, ids }: Subject, history: History): Finding | undefined {
  const { status, seq } = notification;
  const isNamed = ids.includes(status.subscriptionId ?? '');
  if (isNamed && isBelow(status.subscription ?? '', history)) return undefined;
  const expected = isNamed
    ? `a relative reference or one below ${basesOf(history).join(' or ')}`
    : `Subscription/${ids.join(' or Subscription/')}`;
  const path = `${status.places.subscription}.reference`;
  return { entry: seq, path, expected, actual: shown(status.subscription) };
}

function isBelow(reference: string, history: History): boolean {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(reference)) return true;
  const address = schemeless(reference);
  return schemelessBases(history).some((base) => address.startsWith(base));
}

const schemelessBases = perHistory((history) => basesOf(history).map(schemeless));

/** http and https are one address here (ambiguity A36), so are all names of this machine, and host names have no case. */
function schemeless(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:/, '')
    .replace(/^\/\/(127\.\d+\.\d+\.\d+|\[::1\])(?=[:/]|$)/, '//localhost');
}

/** Where the server says it lives: the base URL of the run, those in its Location headers, and its implementation.url. */
const basesOf = perHistory((history): readonly string[] => {
  const locations = history.exchangesFor('create').flatMap(({ response }) => {
    const location = response?.headers['location'] ?? '';
    return /^https?:.*\/Subscription\//i.test(location) ? [location.replace(/Subscription\/.*$/, '')] : [];
  });
  const implementation = textAt(at(history.facts?.capabilities, 'implementation'), 'url');
  const bases = [history.header.baseUrl, ...locations, ...(implementation === undefined ? [] : [implementation])];
  return [...new Set(bases.map((base) => `${base.replace(/\/+$/, '')}/`))];
});
