import { expect, test } from 'vitest';
import { selectableWords, suitesToPlay } from './selection.js';
import { checkOf, suiteOf } from './testing/scene.js';

const suites = [
  suiteOf('discovery', checkOf({ id: 'metadata.capabilities', requirements: ['ALL-META-01'] })),
  suiteOf('session', checkOf({ id: 'rotation.renewal', requirements: ['ALL-ROT-01'] })),
  suiteOf('payload', checkOf({ id: 'notification.valid', requirements: ['ALL-NOTIF-13'] })),
];

test.each([
  [[], [], ['discovery', 'session', 'payload']],
  [['rotation'], [], ['discovery', 'session']],
  [['ALL-NOTIF-13'], [], ['discovery', 'payload']],
  [[], ['session'], ['discovery', 'payload']],
  [['session'], ['rotation.renewal'], ['discovery']],
])('--only %j --skip %j plays %j', (only, skip, expected) => {
  expect(suitesToPlay(suites, { only, skip }).map(({ scenario }) => scenario.id)).toEqual(expected);
});

test('scenarios, stages, checks and requirements can be named', () => {
  expect(selectableWords(suites.slice(1, 2))).toEqual(['session', 'rotation', 'rotation.renewal', 'ALL-ROT-01']);
});
