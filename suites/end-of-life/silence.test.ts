import { describe, expect, test } from 'vitest';
import { deletionSilent } from './deletion.js';
import { DELETED } from './keys.js';
import {
  bindPair,
  causedForWitness,
  deleted,
  heardByEnded,
  heardByWitness,
  pair,
  subscribePair,
} from './testing/ending.js';
import { story } from '../../src/model/testing/story.js';

const gone = () => deleted(pair(DELETED), DELETED);
const beats = (ms: number) => heardByWitness(gone(), DELETED).after(ms).heartbeat({ key: DELETED });

describe('silence after the end, on the example of deletion', () => {
  test.each([
    ['pass', 'the witness alone hears the next event', heardByWitness(gone(), DELETED)],
    ['pass', 'a heartbeat that was on its way', beats(1_900)],
    ['violated', 'a heartbeat that cannot have been', beats(2_100)],
    [
      'pass',
      'late, but the harness stood still',
      heardByWitness(gone(), DELETED).after(2_100).late(500).heartbeat({ key: DELETED }),
    ],
    ['violated', 'the next event, at once', heardByEnded(heardByWitness(gone(), DELETED), DELETED)],
    [
      'violated',
      'the next event, though the witness hears nothing',
      heardByEnded(causedForWitness(gone(), DELETED), DELETED),
    ],
    [
      'pass',
      'an earlier event that was on its way',
      heardByWitness(gone().event({ key: DELETED, focus: 'Encounter/e1', number: 1 }), DELETED),
    ],
    [
      'violated',
      'an earlier event much later',
      heardByWitness(gone(), DELETED).after(3_000).event({ key: DELETED, focus: 'Encounter/e1', number: 1 }),
    ],
    [
      'pass',
      'an event without focus tells of the witness',
      causedForWitness(gone(), DELETED).event({ key: `${DELETED}-witness`, content: 'empty', number: 2 }),
    ],
    ['skip', 'the server closed the connection', causedForWitness(gone().closed('server', 1000, 'c1'), DELETED)],
    ['inconclusive', 'the witness hears nothing', causedForWitness(gone(), DELETED)],
    ['inconclusive', 'the witness heard earlier events only', gone()],
    [
      'inconclusive',
      'never bound',
      heardByWitness(deleted(subscribePair(story(), DELETED), DELETED).opened('c1'), DELETED),
    ],
    [
      'inconclusive',
      'the connection was closed before',
      heardByWitness(deleted(pair(DELETED).closed('server', 1000, 'c1'), DELETED), DELETED),
    ],
    ['inconclusive', 'the deletion was refused', heardByWitness(deleted(pair(DELETED), DELETED, 405), DELETED)],
    ['inconclusive', 'nothing was deleted', bindPair(subscribePair(story(), DELETED), DELETED)],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(deletionSilent.judge(told.history()).outcome).toBe(outcome);
  });

  test('a violation names the Subscription and what came', () => {
    const told = heardByEnded(heardByWitness(gone(), DELETED), DELETED);
    expect(deletionSilent.judge(told.history())).toMatchObject({
      message: 'Notifications of the Subscription go on after it was deleted',
      findings: [{ entry: told.lastSeq, expected: 'nothing of Subscription "deleted" after it was deleted' }],
    });
  });
});
