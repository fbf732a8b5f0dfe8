import {
  advise,
  defineCheck,
  judgeEach,
  shown,
  unseen,
  type Finding,
  type HeaderSetting,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { HEADERS, QUERY, WELL_SERVED } from './keys.js';
import { carriesSomething, deliveries, eventsAt, withServed, type Delivered, type HookStory } from './story.js';

/** Judges the requests that carry events; the same in handshakes and heartbeats is worth a warning. */
function judgeRequests(
  history: History,
  broken: string,
  problem: (delivery: Delivered, story: HookStory) => Finding[],
): Outcome {
  return withServed(history, (stories) => {
    const told = stories.flatMap((story) => deliveries(history, story).map((delivery) => ({ delivery, story })));
    const strict = new Set(stories.flatMap((story) => eventsAt(history, story).map(({ received }) => received)));
    const outcome = judgeEach(
      history,
      told.filter(({ delivery }) => strict.has(delivery.received)),
      { situation: 'event at an endpoint', broken, problem: ({ delivery, story }) => problem(delivery, story) },
    );
    if (outcome.outcome === 'violated') return outcome;
    const others = told.filter(({ delivery }) => delivery.notifications.length > 0 && !strict.has(delivery.received));
    const doubts = others.flatMap(({ delivery, story }) => problem(delivery, story));
    return doubts.length > 0 ? advise(`${broken}, in handshakes or heartbeats`, doubts) : outcome;
  });
}

export const hookPost = defineCheck({
  id: 'rest-hook.post',
  title: 'Notifications are delivered by POST to exactly the endpoint of the Subscription',
  requirements: ['ALL-REST-06'],
  cause: 'The id of the resource is put behind the endpoint and PUT is used, as with query-based Subscriptions of R4.',
  remedy: 'POST to the endpoint as it is, path and query unchanged.',
  judge: (history) =>
    judgeRequests(history, 'a notification is not sent by POST to the endpoint', ({ received }, { endpoint }) => {
      const { method, url } = received;
      const { pathname, search } = new URL(endpoint.url);
      if (method === 'POST' && isSame(`${pathname}${search}`, url)) return [];
      return [{ entry: received.seq, expected: `POST ${pathname}${search}`, actual: `${method} ${url}` }];
    }),
});

/** What the target is told may lead here through a tunnel, which may cut off the front of the path and a query of its own. */
function isSame(told: string, came: string): boolean {
  const [toldPath = '', toldQuery] = told.split('?');
  const [path = '', query] = came.split('?');
  const isQuery = query === toldQuery || (toldQuery?.startsWith(QUERY) === true && query === QUERY);
  const isBare = query === undefined && toldQuery !== undefined && !toldQuery.startsWith(QUERY);
  return (toldPath.endsWith(path) || path.endsWith(toldPath)) && (isQuery || isBare);
}

export const hookContentType = defineCheck({
  id: 'rest-hook.content-type',
  title: 'The Content-Type of a notification is the MIME type of the Subscription',
  requirements: ['ALL-REST-07'],
  cause: 'The HTTP client writes its own default, application/json or text/plain.',
  remedy: 'Send the MIME type that is stored in the Subscription, with its fhirVersion; a charset may follow.',
  judge: (history) =>
    judgeRequests(history, 'a notification has another Content-Type than the Subscription', ({ received }, { key }) => {
      const stored = history.subscription(key)?.settings.contentType ?? 'application/fhir+json';
      const sent = received.headers['content-type'] ?? '';
      if (mediaType(sent) === mediaType(stored) && namesVersion(sent, versionIn(stored))) return [];
      const actual = sent === '' ? 'absent' : sent;
      return [{ entry: received.seq, path: 'Content-Type', expected: stored, actual }];
    }),
});

function mediaType(contentType: string): string | undefined {
  return contentType.split(';')[0]?.trim().toLowerCase();
}

function versionIn(contentType: string): string | undefined {
  return /;\s*fhirversion\s*=\s*"?([^";\s]+)"?/i.exec(contentType)?.[1];
}

/** A version that the Subscription does not name may be there. */
function namesVersion(sent: string, version: string | undefined): boolean {
  return version === undefined || versionIn(sent) === version;
}

export const hookHeaders = defineCheck({
  id: 'rest-hook.headers',
  title: 'The headers of the Subscription are sent with each notification',
  requirements: ['BP-REST-08', 'R5-REST-08'],
  cause: 'Headers are stored and never used, or cut at a colon within the value.',
  remedy: 'Send every header of the Subscription, with the value exactly as it was given.',
  judge(history) {
    const shows = WELL_SERVED.some((key) => keptHeaders(history, key).length > 0);
    const outcome = judgeRequests(history, 'a notification lacks a header of the Subscription', (delivery, { key }) =>
      missingHeaders(delivery, shows ? keptHeaders(history, key) : HEADERS),
    );
    // Hidden or dropped: where they arrive all the same, they were stored.
    if (shows || (outcome.outcome !== 'violated' && outcome.outcome !== 'advise')) return outcome;
    return unseen(history, 'the Subscription, as the server returns it, shows none of the headers that were asked for');
  },
});

/** Those headers that were asked for and are shown in the stored Subscription. */
function keptHeaders(history: History, key: string): readonly HeaderSetting[] {
  const stored = history.subscription(key)?.settings.headers ?? [];
  return HEADERS.filter((asked) => stored.some(({ name, value }) => name === asked.name && value === asked.value));
}

function missingHeaders({ received }: Delivered, headers: readonly HeaderSetting[]): Finding[] {
  return headers
    .filter(({ name, value }) => received.headers[name.toLowerCase()] !== value)
    .map(({ name, value }) => {
      const actual = shown(received.headers[name.toLowerCase()]);
      return { entry: received.seq, path: name, expected: value, actual };
    });
}

export const hookBundle = defineCheck({
  id: 'rest-hook.bundle',
  title: 'What is posted is a notification Bundle',
  requirements: ['BP-REST-09', 'ALL-REST-06'],
  cause: 'The resource itself is sent, or an empty request, as with query-based Subscriptions of R4.',
  remedy: 'Send a notification Bundle in every request.',
  judge: (history) =>
    withServed(history, (stories) =>
      judgeEach(history, stories.flatMap((story) => deliveries(history, story)).filter(carriesSomething), {
        situation: 'request at an endpoint',
        broken: 'a request holds no notification Bundle',
        problem: ({ received, notifications }) =>
          notifications.length > 0
            ? undefined
            : { entry: received.seq, expected: 'a notification Bundle', actual: shown(received.text, 80) },
      }),
    ),
});
