import type { History, Json, JsonObject, Release } from '../../../src/model/index.js';
import { releasedBundle } from '../../../src/model/testing/released-bundle.js';
import type { Spoil } from '../../../src/model/testing/spoil.js';
import { notificationBundle, resourceEntry, story, type StoryOptions } from '../../../src/model/testing/story.js';
import { searchset } from '../../status/testing/inquiry.js';
import { ASKED, EVENTS_CALL, POSTED } from '../asking.js';

/** What a call is answered with; honest where nothing else is said. Null: the call is not made. */
export interface Reply {
  /** HTTP status. */
  readonly status?: number | undefined;
  /** Numbers of the events told. */
  readonly numbers?: readonly number[] | undefined;
  readonly count?: number | null | undefined;
  readonly content?: string | undefined;
  /** Last word on the Bundle. */
  readonly spoil?: Spoil | undefined;
  /** In place of a Bundle. */
  readonly answer?: Json | undefined;
}

export interface Inquiry {
  readonly release?: Release | undefined;
  readonly facts?: StoryOptions['facts'];
  /** By label of the call. */
  readonly replies?: Readonly<Record<string, Reply | null>> | undefined;
  /** Where no reply says otherwise. */
  readonly every?: Reply | undefined;
  /** Counts that $status tells before the calls, after them, and after as long a time again; none where it is not offered. */
  readonly counts?: readonly number[] | undefined;
  /** Events that are notified before the client leaves, of the two that are caused until then. */
  readonly heard?: readonly number[] | undefined;
  /** Events that are caused while nobody is connected. */
  readonly missed?: number | undefined;
}

const HONEST: Readonly<Record<string, Reply>> = {
  every: { numbers: [1, 2, 3, 4] },
  since: { numbers: [2, 3, 4] },
  until: { numbers: [1, 2, 3] },
  between: { numbers: [2, 3] },
  missed: { numbers: [3, 4] },
  'content-empty': { content: 'empty' },
  'content-full-resource': { content: 'full-resource' },
  beyond: { status: 404 },
};

const LABELS = [
  ...['every', 'since', 'until', 'between', 'missed'],
  ...['content-empty', 'content-id-only', 'content-full-resource', 'beyond', POSTED],
];

const ID = `sub-${ASKED}`;
const ASKED_OF: ReadonlyMap<string, string> = new Map(
  ['empty', 'id-only', 'full-resource'].map((level) => [`content-${level}`, `?content=${level}`]),
);

/** The story of the scenario: two events heard, two missed, and each call answered as an honest server would, or as told. */
export function inquiry(wish: Inquiry = {}): History {
  const { release = 'R5', facts, counts = [4, 4, 4], heard = [1, 2], missed = 2 } = wish;
  const told = story({ release, facts, scenario: 'events' }).subscribed(ASKED).token().opened().bound().handshake();
  for (let number = 1; number <= 2; number += 1) {
    told.triggered();
    if (heard.includes(number)) told.event({ number, focus: `Encounter/e${String(number)}` });
  }
  told.closed();
  for (let count = 0; count < missed; count += 1) told.triggered();
  const status = (count: number | undefined) => {
    if (count === undefined) return;
    const answer = searchset([{ id: ID, count }], release);
    told.exchange({ purpose: 'status', about: ASKED, status: 200, answer });
  };
  status(counts[0]);
  for (const about of LABELS) {
    const reply = replyTo(about, wish);
    if (reply === null) continue;
    const url = `Subscription/${ID}/$events${ASKED_OF.get(about) ?? ''}`;
    const method = about === POSTED ? 'POST' : 'GET';
    told.exchange({ purpose: EVENTS_CALL, about, method, url, ...answerOf(reply, release) });
  }
  counts.slice(1).forEach(status);
  return told.history();
}

function replyTo(about: string, { every, replies = {} }: Inquiry): Reply | null {
  const reply = replies[about] === undefined ? every : replies[about];
  return reply === null ? null : { ...HONEST[about], ...reply };
}

function answerOf({ answer, spoil, status = 200, ...parts }: Reply, release: Release) {
  if (status >= 300) return { status, answer: answer ?? refusal };
  const bundle = eventsBundle(parts, release);
  return { status, answer: answer ?? spoil?.(bundle) ?? bundle };
}

const refusal: JsonObject = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'not-found', diagnostics: 'No such event.' }],
};

function eventsBundle({ content = 'id-only', count = 4, numbers = [1, 2, 3, 4] }: Reply, release: Release): JsonObject {
  const focuses = numbers.map((number) => `Encounter/e${String(number)}`);
  const bundle = notificationBundle({
    type: 'query-event',
    subscriptionId: ID,
    count,
    timestamp: '2030-01-01T00:00:00.000Z',
    events: numbers.map((number, index) => ({
      number,
      timestamp: '2030-01-01T00:00:00.000Z',
      focus: content === 'empty' ? null : focuses[index],
    })),
    entries: content === 'full-resource' ? focuses.map((focus) => resourceEntry(focus, { status: 'completed' })) : [],
  });
  return releasedBundle(bundle, release);
}
