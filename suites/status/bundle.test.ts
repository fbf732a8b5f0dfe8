import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/model/index.js';
import { having, without } from '../../src/model/testing/story.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { statusBundleType, statusEntries, statusFullUrl, statusSelfLink } from './bundle.js';
import { statusNotWrapped } from './operation.js';
import { inquiry } from './testing/inquiry.js';
import { named } from './testing/named.js';

const one: Spoil = (bundle) => bundle;
const wrapped: Spoil = (bundle) => ({
  resourceType: 'Parameters',
  parameter: [{ name: 'return', resource: bundle }],
});

const cases: readonly (readonly [Check, string, Spoil, string])[] = [
  [statusBundleType, 'a searchset', one, 'pass'],
  [
    statusBundleType,
    'a notification, as the narrative has it',
    having('type', 'subscription-notification'),
    'violated',
  ],
  [statusBundleType, 'no type', without('type'), 'violated'],
  [statusBundleType, 'wrapped', wrapped, 'inconclusive'],
  [statusEntries, 'entries of a searchset', one, 'pass'],
  [statusEntries, 'a request', having('entry[0].request', { method: 'GET', url: 'Subscription' }), 'violated'],
  [statusEntries, 'a response', having('entry[0].response', { status: '200' }), 'violated'],
  [statusEntries, 'no resource', without('entry[0].resource'), 'violated'],
  [statusSelfLink, 'a self link', one, 'pass'],
  [statusSelfLink, 'no link', without('link'), 'violated'],
  [statusSelfLink, 'a self link without URL', without('link[0].url'), 'violated'],
  [statusFullUrl, 'a fullUrl', one, 'pass'],
  [statusFullUrl, 'none', without('entry[0].fullUrl'), 'violated'],
  [statusNotWrapped, 'a Bundle', one, 'pass'],
  [statusNotWrapped, 'Parameters around it', wrapped, 'violated'],
];

describe.each(['R4', 'R4B', 'R5'] as const)('in %s', (release) => {
  test.each(named(cases))('%s of %s: %s', (_id, _words, outcome, spoil, check) => {
    const history = inquiry({ release, replies: { instance: { spoil } }, every: { spoil: onEntries(spoil) } });
    expect(check.judge(history).outcome).toBe(outcome);
  });
});

/** An answer without entries has nothing to spoil in them. */
function onEntries(spoil: Spoil): Spoil {
  return (bundle) => (bundle['entry'] === undefined ? bundle : spoil(bundle));
}

test('a Bundle of the narrative is said to be one', () => {
  const history = inquiry({ every: { spoil: having('type', 'subscription-notification') } });
  const outcome = statusBundleType.judge(history);
  const findings = outcome.outcome === 'violated' ? outcome.findings.map(({ actual }) => actual) : [];
  expect(findings).not.toEqual([]);
  for (const actual of findings) expect(actual).toContain('A38');
});
