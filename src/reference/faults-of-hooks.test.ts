import { beforeAll, describe, expect, test } from 'vitest';
import { pendingFaults } from './faults.js';
import { hookStory, type Seen } from './testing/hook-story.js';

const faults = (await pendingFaults()).filter(
  ({ stage, releases }) => stage === 'rest-hook' && releases?.includes('R5') !== false,
);

let honest: Seen;
beforeAll(async () => (honest = await hookStory()));

test('a client of the honest server sees of every rule that it is kept', () => {
  expect(honest).toMatchObject({
    'rest-hook.requested': ['requested', 'requested'],
    'rest-hook.handshake': ['POST', 'handshake'],
    'rest-hook.not-before-verified': 0,
    'rest-hook.activates': 'active',
    'rest-hook.heartbeat': true,
    'rest-hook.plain-http': 'refused',
    'rest-hook.any-success': false,
    'rest-hook.failure-status': 'error',
    'rest-hook.failure-counted': '2',
    'rest-hook.recovers': 'active',
    'rest-hook.reactivates': true,
    'rest-hook.error-on-refusal': false,
    'rest-hook.error-on-unreachable': false,
    'rest-hook.timeout': true,
  });
});

describe('what a client sees differently is something that the fault names', () => {
  test.concurrent.for(faults.map((fault) => [fault.id, fault.breaks] as const))('%s', async ([id, breaks]) => {
    const seen = await hookStory(id);
    const differs = Object.keys(seen).filter(
      (rule) => seen[rule] !== undefined && JSON.stringify(seen[rule]) !== JSON.stringify(honest[rule]),
    );
    expect(differs).not.toEqual([]);
    expect(breaks).toEqual(expect.arrayContaining(differs));
  });
});
