import {
  defineCheck,
  judgeEach,
  succeeded,
  textAt,
  type Exchange,
  type History,
  type Notification,
} from '../../src/model/index.js';

/** A server may call a Subscription one or the other while it is being set up. */
const WORKING: readonly string[] = ['requested', 'active'];

export const handshakeState = defineCheck({
  id: 'handshake.state',
  title: 'The status in a handshake is not off or error while the Subscription is requested or active',
  requirements: ['ALL-HS-07'],
  everywhere: true,
  cause: 'The status of the notification is a constant, or is taken from before the Subscription was set up.',
  remedy: 'Fill SubscriptionStatus.status from the Subscription when the handshake is made.',
  judge: (history) =>
    judgeEach(history, amidWork(history), {
      situation: 'handshake with a status, between two looks at a working Subscription',
      broken: 'Handshakes show a status that the Subscription does not have',
      problem: ({ seq, status }) =>
        ['off', 'error'].includes(status.status ?? '')
          ? { entry: seq, path: status.places.status, expected: WORKING.join(' or '), actual: status.status ?? '' }
          : undefined,
    }),
});

/** Handshakes before and after which the Subscription was seen at work, and nobody changed it between. */
function amidWork(history: History): Notification[] {
  return history.notificationsOfType('handshake').filter(({ key, seq, status }) => {
    if (key === undefined || status.status === undefined) return false;
    const looks = history.exchanges.filter((exchange) => exchange.about === key && tells(exchange) !== undefined);
    const before = looks.filter(({ response }) => (response?.seq ?? Infinity) < seq).at(-1);
    const after = looks.find(({ request }) => request.seq > seq);
    return isWorking(before) && isWorking(after) && !changedBetween(history, key, before, after);
  });
}

function isWorking(exchange: Exchange | undefined): exchange is Exchange {
  return exchange !== undefined && WORKING.includes(tells(exchange) ?? '');
}

/** The status of the Subscription that an answer shows. */
function tells(exchange: Exchange): string | undefined {
  const { body } = exchange;
  if (!succeeded(exchange) || textAt(body, 'resourceType') !== 'Subscription') return undefined;
  return textAt(body, 'status');
}

function changedBetween({ exchanges }: History, key: string, before: Exchange, after: Exchange): boolean {
  return exchanges.some(
    ({ about, request }) =>
      about === key &&
      ['PUT', 'PATCH', 'DELETE'].includes(request.method) &&
      request.seq > before.request.seq &&
      request.seq <= after.request.seq,
  );
}
