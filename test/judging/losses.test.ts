import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/cli/load-suites.js';
import type { CheckResult, EntryOf, Transcript } from '../../src/model/index.js';
import {
  answeredBy,
  brokenAfter,
  neverOpened,
  openAfter,
  postponedAfter,
  stalledAfter,
  type Instead,
} from './changed.js';
import { accusations, inWords, judged } from './judged.js';
import { recorded } from './recorded.js';
import { cuts } from './sample.js';

const library = await loadLibrary();
const honest = await recorded(library);
const byScenario = honest.map((transcript) => [transcript.header.scenario, transcript] as const);

/** Accusations that are right by themselves: check id and why. */
type Exceptions = ReadonlyMap<string, string>;

function unjust(changed: Transcript, where: string, exceptions: Exceptions = new Map()): string[] {
  return accusations(library, changed)
    .filter(({ id }) => !exceptions.has(id))
    .map((one) => inWords(one, where));
}

describe('a connection that breaks accuses nobody', () => {
  const RIGHT: Exceptions = new Map([
    ['disconnect.close-code', 'the connection ended without close frame, which is what it asks for'],
    ['disconnect.close', 'where the client had sent its close frame already, the connection ended without an answer'],
  ]);

  test.each(byScenario)('%s, all at once', (_scenario, transcript) => {
    const changed = cuts(transcript, 30).flatMap((kept) => {
      const open = openAfter(transcript, kept);
      return open.length === 0 ? [] : unjust(brokenAfter(transcript, kept, open), `after ${String(kept)}`, RIGHT);
    });
    expect(changed).toEqual([]);
  });

  test.each(byScenario)('%s, one of them', (_scenario, transcript) => {
    const changed = cuts(transcript, 12, 1).flatMap((kept) =>
      openAfter(transcript, kept).flatMap((one) =>
        unjust(brokenAfter(transcript, kept, [one]), `${one} after ${String(kept)}`, RIGHT),
      ),
    );
    expect(changed).toEqual([]);
  });

  test.each([
    { status: 503, code: 'refused', message: 'Service Unavailable' },
    { status: 429, code: 'refused', message: 'Too Many Requests' },
    { code: 'ECONNRESET', message: 'socket hang up' },
  ])('or is not opened: $message', (why) => {
    const changed = honest.flatMap((transcript) =>
      transcript.entries.flatMap((entry) =>
        entry.kind === 'ws-open' ? unjust(neverOpened(transcript, entry.connection, why), entry.connection) : [],
      ),
    );
    expect(changed).toEqual([]);
  });
});

describe('an answer that is lost accuses nobody', () => {
  const outcome = (code: string) =>
    JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics: 'not now' }] });
  const fhir = { 'content-type': 'application/fhir+json' };
  const LOSSES = {
    'time-out': { kind: 'http-failure', code: 'UND_ERR_HEADERS_TIMEOUT', message: 'no answer in time' },
    'gateway page': {
      kind: 'http-response',
      status: 503,
      headers: { 'content-type': 'text/html' },
      body: '<p>503</p>',
    },
    'log in': { kind: 'http-response', status: 401, headers: fhir, body: outcome('login') },
    'slow down': { kind: 'http-response', status: 429, headers: { 'retry-after': '1' }, body: '' },
  } as const satisfies Record<string, Instead>;
  const responses = (transcript: Transcript) =>
    transcript.entries.filter((entry): entry is EntryOf<'http-response'> => entry.kind === 'http-response');

  test.each(Object.entries(LOSSES))('%s', (name, instead) => {
    const offset = Object.keys(LOSSES).indexOf(name);
    const changed = honest.flatMap((transcript) =>
      responses(transcript)
        .filter((answer, index) => index % 4 === offset || isAboutAnEvent(transcript, answer))
        .flatMap(({ exchange }) => unjust(answeredBy(transcript, exchange, instead), `${name} to ${String(exchange)}`)),
    );
    expect(changed).toEqual([]);
  });

  /** A 500 with an OperationOutcome is an answer of the server's own; where the rule is about that answer, it may break it. */
  const RIGHT: Exceptions = new Map([
    ['events.empty-range', 'a range without events is no error of the server'],
    ['metadata.capabilities', 'nothing can be learnt of a server whose metadata fail'],
    ['status.unknown-ids', 'ids that nobody has are left out, or refused as 4xx'],
    ['status.unknown-instance', 'an unknown id has to be told as 4xx'],
    ['subscription.refusal', 'what is wrong with the request has to be told as 4xx'],
    ['token.repeatable', 'the server fails at a call that worked before'],
    ['token.unknown-subscription', 'an unknown id has to be told as 4xx'],
    ['token.without-ids', 'missing ids are answered by a token or refused as 4xx'],
  ]);

  test('internal error, but for checks about that very answer', () => {
    const instead = { kind: 'http-response', status: 500, headers: fhir, body: outcome('exception') } as const;
    const found: CheckResult[] = honest.flatMap((transcript) =>
      firstOfEach(transcript).flatMap((exchange) => accusations(library, answeredBy(transcript, exchange, instead))),
    );
    expect([...new Set(found.map(({ id }) => id))].sort()).toEqual([...RIGHT.keys()].sort());
  });

  function isAboutAnEvent({ entries }: Transcript, { exchange }: EntryOf<'http-response'>): boolean {
    return entries.some((one) => one.kind === 'http-request' && one.exchange === exchange && one.purpose === 'trigger');
  }

  /** The first exchange of each purpose and label. */
  function firstOfEach({ entries }: Transcript): number[] {
    const first = new Map<string, number>();
    for (const entry of entries) {
      if (entry.kind !== 'http-request') continue;
      const name = `${entry.purpose} ${entry.about ?? ''}`;
      if (!first.has(name)) first.set(name, entry.exchange);
    }
    return [...first.values()];
  }
});

describe('a harness that stood still accuses nobody', () => {
  /** The moved calls would have been answered by tokens of that later moment; the recorded ones are of the earlier one. */
  const RIGHT: Exceptions = new Map([
    ['rotation.expiration', 'the tokens of the recording are older than they now look'],
  ]);

  test.each(byScenario)('%s', (_scenario, transcript) => {
    const changed = cuts(transcript, 10, 1)
      .filter((kept) => kept > 0)
      .flatMap((kept) =>
        [2_000, 20_000].flatMap((ms) => [
          ...unjust(stalledAfter(transcript, kept, ms), `still for ${String(ms)} ms after ${String(kept)}`, RIGHT),
          ...unjust(postponedAfter(transcript, kept, ms), `${String(ms)} ms later after ${String(kept)}`, RIGHT),
        ]),
      );
    expect(changed).toEqual([]);
  });

  test('a gap between heartbeats counts only where the harness was awake', () => {
    const transcript = honest.find(({ header }) => header.scenario === 'heartbeat');
    const kept = transcript === undefined ? 0 : lastHeartbeat(transcript) - 1;
    const verdict = (told: boolean) =>
      transcript === undefined
        ? undefined
        : judged(library, postponedAfter(transcript, kept, 20_000, told)).find(({ id }) => id === 'heartbeat.interval');
    expect(verdict(true)?.verdict).toBe('inconclusive');
    expect(verdict(false)?.verdict).toBe('warn');
  });

  /** Position, counted from 1, of the last heartbeat that was listened for. */
  function lastHeartbeat({ entries }: Transcript): number {
    const end = entries.findIndex((entry) => entry.kind === 'mark' && entry.mark.name === 'listened');
    return (
      entries.findLastIndex(
        (entry, index) => index < end && entry.kind === 'ws-received' && entry.text.includes('"heartbeat"'),
      ) + 1
    );
  }
});
