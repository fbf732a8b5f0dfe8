import { describe, expect, test } from 'vitest';
import { story, STORY_STARTED_AT, type Story } from '../../src/model/testing/story.js';
import { deletionEndSilent, deletionEndStops } from './deletion-end.js';
import { END_TIME, ENDED, SWITCH_OFF, SWITCHED_OFF } from './keys.js';
import { subscriptionOffIsSilent } from './subscription.js';
import { bindPair, causedForWitness, heardByEnded, heardByWitness, pair, read } from './testing/ending.js';

/** When the end comes, in ms after the story began. */
const END_AT = 5_000;

const END = new Date(STORY_STARTED_AT + END_AT).toISOString();

const limited = () =>
  bindPair(
    story()
      .subscribed(ENDED, { asked: { end: END } })
      .subscribed(`${ENDED}-witness`),
    ENDED,
  );
const unread = () => story().subscribed(ENDED, { asked: { end: END }, readBack: false });
const found = (told: Story) =>
  told.exchange({
    purpose: 'read',
    about: ENDED,
    status: 200,
    answer: { resourceType: 'Subscription', status: 'active', end: END },
  });
const refused = (status: number) =>
  story().exchange({ purpose: 'create', about: ENDED, method: 'POST', body: {}, status });
const readAt = (told: Story, at: number, status: number, state?: string) => read(told.at(at), ENDED, status, state);

describe('deletion.end-stops', () => {
  test.each([
    ['pass', 'switched off', readAt(limited(), 6_000, 200, 'off')],
    ['pass', 'gone', readAt(limited(), 6_000, 410)],
    ['pass', 'deleted without trace', readAt(limited(), 6_000, 404)],
    ['pass', 'late, but within the limit', readAt(readAt(limited(), 30_000, 200), 64_000, 200, 'off')],
    ['violated', 'still active when the limit is over', readAt(limited(), END_AT + 60_000, 200)],
    ['violated', 'in error is not stopped', readAt(limited(), END_AT + 60_000, 200, 'error')],
    ['inconclusive', 'not found yet after its creation', found(readAt(unread(), 100, 404))],
    ['inconclusive', 'looked at one second too early', readAt(limited(), END_AT + 59_000, 200)],
    ['inconclusive', 'the read fails', readAt(limited(), END_AT + 60_000, 500)],
    ['skip', 'not stored', limited().skipped(END_TIME, 'the target does not store the end time')],
    ['skip', 'an end time is refused', refused(422)],
    ['inconclusive', 'the create fails', refused(500)],
    ['inconclusive', 'never created', story()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(deletionEndStops.judge(told.history()).outcome).toBe(outcome);
  });

  test('the delay is named', () => {
    expect(deletionEndStops.judge(readAt(limited(), 6_000, 200, 'off').history()).message).toBe(
      'stopped 1.0 s after it: status off',
    );
    expect(deletionEndStops.judge(readAt(limited(), END_AT + 60_000, 200).history()).message).toBe(
      'The Subscription goes on after its end time, 60.0 s after it',
    );
  });
});

describe('deletion.end-silent', () => {
  const stopped = () => readAt(limited(), 6_000, 200, 'off');

  test.each([
    ['pass', 'the witness alone hears the next event', heardByWitness(stopped(), ENDED)],
    ['violated', 'the stopped one hears it too', heardByEnded(heardByWitness(stopped(), ENDED), ENDED)],
    ['violated', 'a heartbeat long after', heardByWitness(stopped(), ENDED).after(3_000).heartbeat({ key: ENDED })],
    ['inconclusive', 'not seen to stop', heardByEnded(heardByWitness(readAt(limited(), 6_000, 200), ENDED), ENDED)],
    ['inconclusive', 'the witness hears nothing', causedForWitness(stopped(), ENDED)],
    ['skip', 'an end time is refused', refused(422)],
    ['skip', 'not stored', limited().skipped(END_TIME, 'the stored end time is far away', '--time-budget 700')],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(deletionEndSilent.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('subscription.off-is-silent', () => {
  const update = (status: number) =>
    pair(SWITCHED_OFF).exchange({
      purpose: SWITCH_OFF,
      about: SWITCHED_OFF,
      method: 'PUT',
      url: `Subscription/sub-${SWITCHED_OFF}`,
      status,
      answer: { resourceType: 'OperationOutcome' },
    });
  const off = () => read(update(200), SWITCHED_OFF, 200, 'off');

  test.each([
    ['pass', 'the witness alone hears the next event', heardByWitness(off(), SWITCHED_OFF)],
    ['violated', 'the one that is off hears it too', heardByEnded(heardByWitness(off(), SWITCHED_OFF), SWITCHED_OFF)],
    ['violated', 'heartbeats go on', heardByWitness(off(), SWITCHED_OFF).after(2_100).heartbeat({ key: SWITCHED_OFF })],
    ['skip', 'the update is refused', update(422)],
    ['skip', 'there is no update', update(405)],
    ['inconclusive', 'the update fails', update(500)],
    ['inconclusive', 'a read does not show it', heardByWitness(read(update(200), SWITCHED_OFF, 200), SWITCHED_OFF)],
    ['inconclusive', 'the witness hears nothing', causedForWitness(off(), SWITCHED_OFF)],
    ['inconclusive', 'not tried', pair(SWITCHED_OFF)],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(subscriptionOffIsSilent.judge(told.history()).outcome).toBe(outcome);
  });
});
