import {
  defineCheck,
  judgeEach,
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
    const subjects = history.notifications.filter((notification) => isComparable(notification, history));
    return judgeEach(history, subjects, {
      situation: 'notification on a bound connection or at an endpoint',
      broken: 'a notification names another Subscription than those bound to its connection, or that of its endpoint',
      problem: (notification) => strangerIn(notification, history),
    });
  },
});

/** A status without a reference is no business of this rule; nor is a connection that must not be bound at all. */
function isComparable(notification: Notification, history: History): boolean {
  const story = history.connection(notification.connection);
  if (notification.status.subscriptionId === undefined || idsOf(notification, history).length === 0) return false;
  return story === undefined || (!coversAll(story, history) && isAnswered(story, notification, history));
}

/** Of the Subscriptions bound to the connection until then, or of the one that names the endpoint. */
function idsOf({ connection, seq }: Notification, history: History): string[] {
  const story = history.connection(connection);
  const endpoint = history.endpoints.find(({ id }) => id === connection);
  const keys = story === undefined ? [endpoint?.key ?? ''] : boundBefore(story, seq);
  return keys.flatMap((key) => history.subscription(key)?.id ?? []);
}

/**
 * Until a handshake shows that the bind has arrived, the server may take the connection for an unbound one; what it sends there
 * is named rightly and sent to the wrong place, which bind.unbound-silent and the security checks judge.
 */
function isAnswered({ id, binds }: ConnectionStory, { seq, status }: Notification, history: History): boolean {
  if (status.type === 'handshake' || history.facts?.binding?.handshakes === false) return true;
  const bound = binds.find(({ credential }) => credential === 'good')?.seq ?? Infinity;
  return history
    .notificationsOfType('handshake')
    .some((handshake) => handshake.connection === id && handshake.seq > bound && handshake.seq < seq);
}

function boundBefore(story: ConnectionStory, seq: number): string[] {
  return story.binds.filter((bind) => bind.credential === 'good' && bind.seq < seq).flatMap(({ keys }) => keys);
}

/** A token asked for without ids covers Subscriptions of other scenarios too. */
function coversAll(story: ConnectionStory, history: History): boolean {
  const tokens = history.marks('token').filter(({ level, keys }) => level === 'type' && keys.length === 0);
  const exchanges = new Set(tokens.map(({ exchange }) => exchange));
  return story.binds.some(({ exchange }) => exchange !== undefined && exchanges.has(exchange));
}

function strangerIn(notification: Notification, history: History): Finding | undefined {
  const { status, seq } = notification;
  const ids = idsOf(notification, history);
  const place = { entry: seq, path: `${status.places.subscription}.reference`, actual: shown(status.subscription) };
  if (!ids.includes(status.subscriptionId ?? ''))
    return { ...place, expected: `Subscription/${ids.join(' or Subscription/')}` };
  const bases = basesOf(history);
  if (isBelow(status.subscription ?? '', bases)) return undefined;
  return { ...place, expected: `a relative reference or one below ${bases.join(' or ')}` };
}

function isBelow(reference: string, bases: readonly string[]): boolean {
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(reference);
  return !isAbsolute || bases.some((base) => schemeless(reference).startsWith(schemeless(base)));
}

/** http and https are one address here (ambiguity A36), so are all names of this machine, and host names have no case. */
function schemeless(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:/, '')
    .replace(/^\/\/(127\.\d+\.\d+\.\d+|\[::1\])(?=[:/]|$)/, '//localhost');
}

/** Where the server says it lives: the base URL of the run, those in its Location headers, and its implementation.url. */
function basesOf(history: History): string[] {
  const locations = history.exchangesFor('create').flatMap(({ response }) => {
    const location = response?.headers['location'] ?? '';
    return /^https?:.*\/Subscription\//i.test(location) ? [location.replace(/Subscription\/.*$/, '')] : [];
  });
  const implementation = textAt(at(history.facts?.capabilities, 'implementation'), 'url');
  const bases = [history.header.baseUrl, ...locations, ...(implementation === undefined ? [] : [implementation])];
  return [...new Set(bases.map((base) => `${base.replace(/\/+$/, '')}/`))];
}
