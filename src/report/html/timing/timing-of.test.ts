import { describe, expect, test } from 'vitest';
import { releaseOf } from '../../../fhir/index.js';
import type { CheckResult } from '../../../model/index.js';
import { story, type Story } from '../../../model/testing/story.js';
import { resultOf } from '../../testing/sample-report.js';
import { walkOf } from '../../walk/index.js';
import { boundedWalks } from '../walk/bounded-walks.js';
import { timingOf } from './timing-of.js';

const R5 = releaseOf('R5');

function timed(told: Story, checks: readonly CheckResult[] = []) {
  const transcript = told.transcript();
  const [walk] = boundedWalks([walkOf(transcript, checks, R5)]);
  if (walk === undefined) throw new Error('there is a walk of every transcript');
  return timingOf(transcript, walk, R5);
}

/** A Subscription with a period of 10 s, bound and answered at 1 s. */
function bound(): Story {
  return story({ scenario: 'heartbeat' })
    .subscribed('a', { asked: { heartbeatPeriodS: 10 } })
    .token({ lifeMs: 60_000 })
    .opened()
    .bound()
    .at(1_000)
    .handshake();
}

describe('the times in which something is due', () => {
  const windows = (told: Story) =>
    timed(told)?.tracks[0]?.windows.map(({ fromAt, endAt, met }) => [fromAt, endAt, met]);

  test('go from one notification to the next on the same connection', () => {
    expect(windows(bound().at(11_000).heartbeat().at(20_000).heartbeat())).toEqual([
      [1_000, 11_000, true],
      [11_000, 20_000, true],
    ]);
  });

  test('have a tolerance', () => {
    expect(timed(bound().at(12_000).heartbeat())?.tracks[0]?.windows[0]).toMatchObject({
      dueAt: 11_000,
      allowedAt: 12_000,
    });
  });

  test('end with the connection', () => {
    expect(windows(bound().at(5_000).closed().at(30_000).late(1))).toEqual([[1_000, 5_000, false]]);
  });

  test.each([
    ['DELETE', undefined],
    ['PUT', { resourceType: 'Subscription', status: 'off' }],
  ])('end when a %s ends the Subscription', (method, body) => {
    const told = bound().at(5_000).exchange({ purpose: 'end', method, url: 'Subscription/sub-a', body, status: 200 });
    expect(windows(told.at(40_000).late(1))).toEqual([[1_000, 5_000, false]]);
  });

  test('are none where no period was granted', () => {
    expect(timed(story().subscribed('a').opened().bound().handshake())?.tracks[0]).toMatchObject({ windows: [] });
  });
});

test('only what a check found too long is called so', () => {
  const told = bound();
  const entry = told.lastSeq;
  const findings = [{ entry, expected: 'a notification', actual: 'silence' }];
  const late = told.at(30_000).heartbeat();
  expect(timed(late)?.tracks[0]?.tooLong).toEqual(new Set());
  const checks = [resultOf({ scenario: 'heartbeat', verdict: 'fail', findings })];
  expect(timed(late, checks)?.tracks[0]?.tooLong).toEqual(new Set([entry]));
  expect(timed(late, checks)?.tracks[0]?.signs.map(({ verdict }) => verdict)).toEqual(['fail', undefined]);
});

test('an event takes from the answer to the change until it is named', () => {
  const told = bound().at(2_000).triggered().at(2_250).event();
  expect(timed(told)?.tracks[0]?.latencies).toEqual([{ event: 'event-1', fromAt: 2_001, toAt: 2_250 }]);
});

test('a token lives until it expires, as the clock of the harness sees it', () => {
  expect(timed(bound())?.tokens).toMatchObject([{ keys: ['a'], fromAt: 7, expiresAt: 60_006 }]);
});

test('a scenario without notifications and tokens tells nothing of time', () => {
  expect(timed(story().exchange({ purpose: 'metadata', status: 200 }))).toBeUndefined();
});
