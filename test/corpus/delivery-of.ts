import { releaseOf } from '../../src/fhir/index.js';
import {
  objectsAt,
  textAt,
  typeAndId,
  type History,
  type JsonObject,
  type NotificationView,
  type StatusView,
} from '../../src/model/index.js';
import { story, type Story } from '../../src/model/testing/story.js';

/** An Encounter at its end, in the codes of a release. */
const ENDED: Readonly<Record<'R4B' | 'R5', JsonObject>> = {
  R4B: { resourceType: 'Encounter', status: 'finished', class: { code: 'AMB' } },
  R5: { resourceType: 'Encounter', status: 'completed' },
};

/**
 * The history of a connection on which an official example arrives when it says that it was sent, for a Subscription that
 * it fits, after the events that it is about.
 */
export function deliveryOf(bundle: JsonObject, release: 'R4B' | 'R5'): History {
  const baseUrl = `http://example.org/FHIR/${release}`;
  const view = releaseOf(release).notification(bundle);
  const status = view?.statuses[0];
  if (view === undefined || status === undefined) throw new Error('An official example holds no status.');
  const sentAt = Date.parse(textAt(bundle, 'timestamp') ?? '');
  const happenedAt = status.events.map(({ timestamp }) =>
    typeof timestamp === 'string' ? Date.parse(timestamp) : sentAt,
  );
  const startedAt = Math.min(sentAt, ...happenedAt) - 1_000;
  const told = story({ release, baseUrl, startedAt })
    .subscribed('a', {
      id: '123',
      asked: { topic: `${baseUrl}/SubscriptionTopic/admission`, content: contentOf(view) },
    })
    .token()
    .opened()
    .bound();
  if (status.type !== 'handshake') told.received(JSON.stringify(handshakeBefore(bundle, status, startedAt)));
  for (const [index, { focus }] of status.events.entries()) {
    told
      .at((happenedAt[index] ?? sentAt) - startedAt)
      .triggered({ interaction: 'update', focus: typeAndId(focus?.reference), body: ENDED[release] });
  }
  told.at(sentAt - startedAt);
  if (status.type === 'query-event') deliverBefore(told, bundle, status);
  return told.received(JSON.stringify(bundle)).history();
}

function contentOf({ statuses, others }: NotificationView): string {
  if (others.some(({ resource }) => resource !== undefined)) return 'full-resource';
  const focused = statuses.some(({ events }) => events.some(({ focus }) => focus !== undefined));
  return focused ? 'id-only' : 'empty';
}

/** The handshake that came first on the connection: the same status before its events. */
function handshakeBefore(bundle: JsonObject, status: StatusView, startedAt: number): JsonObject {
  const { resource, count = 0, events } = status;
  const kept = Object.entries(resource).filter(([name]) => name !== 'notificationEvent' && name !== 'error');
  const before = { type: 'handshake', status: 'active', eventsSinceSubscriptionStart: String(count - events.length) };
  const fullUrl = `urn:uuid:${textAt(resource, 'id') ?? ''}`;
  const timestamp = new Date(startedAt).toISOString();
  const [first] = objectsAt(bundle, 'entry');
  return {
    ...bundle,
    timestamp,
    entry: [{ ...askingForStatus(first), fullUrl, resource: { ...Object.fromEntries(kept), ...before } }],
  };
}

/** What a query asks for again was delivered as events before. */
function deliverBefore(told: Story, bundle: JsonObject, { resource }: StatusView): void {
  const [first, ...others] = objectsAt(bundle, 'entry');
  const delivered = { ...askingForStatus(first), resource: { ...resource, type: 'event-notification' } };
  told.received(JSON.stringify({ ...bundle, entry: [delivered, ...others] }));
}

/** The entry of a status in a history, which is as if $status had been called; in R5 there is no request. */
function askingForStatus(entry: JsonObject = {}): JsonObject {
  const request = { method: 'GET', url: 'Subscription/123/$status' };
  return entry['request'] === undefined ? entry : { ...entry, request };
}
