import { describe, expect, test } from 'vitest';
import { story } from '../../src/model/testing/story.js';
import { deletionDelete, deletionGone, deletionOthers } from './deletion.js';
import { DELETED, NEVER_BOUND } from './keys.js';
import { causedForWitness, deleted, heardByWitness, pair, read, subscribePair } from './testing/ending.js';

const gone = () => deleted(pair(DELETED), DELETED);

describe('deletion.delete', () => {
  const tried = (...statuses: readonly number[]) =>
    statuses.reduce((told, status) => deleted(told, NEVER_BOUND, status), deleted(pair(DELETED), DELETED));

  test.each([
    ['pass', '204', tried(204)],
    ['pass', '200 and 202', tried(200, 202)],
    ['violated', 'not offered', tried(405)],
    ['violated', 'not implemented', tried(501)],
    ['violated', 'refused while it is active', tried(409)],
    ['pass', 'one fails, the other does not', tried(500)],
    ['inconclusive', 'it fails', deleted(pair(DELETED), DELETED, 500)],
    ['inconclusive', 'not allowed to this caller', deleted(pair(DELETED), DELETED, 403)],
    ['inconclusive', 'not tried', pair(DELETED)],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(deletionDelete.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('deletion.gone', () => {
  test.each([
    ['pass', '410', read(gone(), DELETED, 410)],
    ['pass', '404', read(gone(), DELETED, 404)],
    ['violated', 'still there', read(gone(), DELETED, 200)],
    ['violated', 'there, and off', read(gone(), DELETED, 200, 'off')],
    ['inconclusive', 'there, but the deletion was put off', read(deleted(pair(DELETED), DELETED, 202), DELETED, 200)],
    ['inconclusive', 'the read fails', read(gone(), DELETED, 500)],
    ['inconclusive', 'read before the deletion only', deleted(read(pair(DELETED), DELETED, 200), DELETED)],
    ['inconclusive', 'the deletion was refused', read(deleted(pair(DELETED), DELETED, 409), DELETED, 200)],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(deletionGone.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('deletion.others', () => {
  const apart = subscribePair(story(), DELETED)
    .token({ keys: [DELETED] })
    .opened('c1')
    .bound({ keys: [DELETED] })
    .handshake({ key: DELETED })
    .token({ keys: [`${DELETED}-witness`] })
    .opened('c2')
    .bound({ keys: [`${DELETED}-witness`] })
    .handshake({ key: `${DELETED}-witness` });

  test.each([
    ['pass', 'it hears the next event', heardByWitness(gone(), DELETED)],
    ['violated', 'its connection is closed', gone().closed('server', 1000, 'c1')],
    ['inconclusive', 'its connection breaks', gone().broken('c1')],
    ['violated', 'it hears nothing any more', causedForWitness(gone(), DELETED).after(10_001).late(0)],
    ['inconclusive', 'not waited for', causedForWitness(gone(), DELETED)],
    ['inconclusive', 'no event was caused', gone()],
    ['skip', 'on connections of their own', heardByWitness(deleted(apart, DELETED), DELETED)],
    [
      'skip',
      'the connection was closed before the deletion',
      deleted(pair(DELETED).closed('server', 1000, 'c1'), DELETED),
    ],
    ['inconclusive', 'nothing was deleted', pair(DELETED)],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(deletionOthers.judge(told.history()).outcome).toBe(outcome);
  });
});
