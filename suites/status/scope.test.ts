import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/model/index.js';
import { statusAll, statusFilters, statusIdsOr, statusInstanceIgnores, statusOneEach } from './scope.js';
import { having } from '../../src/model/testing/spoil.js';
import { inquiry, type Inquiry } from './testing/inquiry.js';
import { named } from './testing/named.js';

const NEXT = [{ relation: 'next', url: 'https://fhir.example/r5/Subscription/$status?page=2' }];
const busy = { id: 'sub-busy' };
const quiet = { id: 'sub-quiet' };
const reply = (about: string, ...ids: readonly string[]): Inquiry => ({
  replies: { [about]: { told: ids.map((id) => ({ id })) } },
});
/** More would follow, or would have followed. */
const inPages = (about: string, ...ids: readonly string[]): Inquiry => ({
  replies: { [about]: { told: ids.map((id) => ({ id })), spoil: having('link', NEXT) } },
});
const refused = (about: string, status: number): Inquiry => ({ replies: { [about]: { status } } });
const wrapped: Inquiry = { every: { answer: { resourceType: 'Parameters' } } };
const nowhere: Inquiry = { every: { status: 404 } };

const cases: readonly (readonly [Check, string, Inquiry, string])[] = [
  [statusOneEach, 'one status', {}, 'pass'],
  [statusOneEach, 'two', reply('instance', busy.id, busy.id), 'violated'],
  [statusOneEach, 'none', reply('instance'), 'violated'],
  [statusOneEach, 'another one', reply('instance', quiet.id), 'violated'],
  [statusOneEach, 'all, by POST', reply('posted-instance', busy.id, quiet.id), 'violated'],
  [statusOneEach, 'wrapped', wrapped, 'inconclusive'],
  [statusOneEach, 'missing', nowhere, 'skip'],
  [statusIdsOr, 'both', {}, 'pass'],
  [statusIdsOr, 'the first', reply('two', busy.id), 'violated'],
  [statusIdsOr, 'both and another', reply('two', busy.id, quiet.id, 'x'), 'violated'],
  [statusIdsOr, 'one twice', reply('two', busy.id, busy.id, quiet.id), 'violated'],
  [statusIdsOr, 'wrapped', wrapped, 'inconclusive'],
  [statusIdsOr, 'the first, in pages', inPages('two', busy.id), 'inconclusive'],
  [statusIdsOr, 'one twice, in pages', inPages('two', busy.id, busy.id, quiet.id), 'inconclusive'],
  [statusIdsOr, 'both and another, in pages', inPages('two', busy.id, quiet.id, 'x'), 'violated'],
  [statusAll, 'both own ones', {}, 'pass'],
  [statusAll, 'one of them', reply('all', busy.id), 'violated'],
  [statusAll, 'one of them, in pages', inPages('all', busy.id), 'inconclusive'],
  [statusAll, 'not answered', refused('all', 503), 'inconclusive'],
  [statusFilters, 'by each status', {}, 'pass'],
  [statusFilters, 'an active one is off', reply('off', busy.id, quiet.id), 'violated'],
  [statusFilters, 'what is off is not found', reply('off'), 'violated'],
  [statusFilters, 'several values find nothing', reply('working'), 'violated'],
  [statusFilters, 'what is off is left out', reply('any-status', busy.id), 'violated'],
  [statusFilters, 'what is off is not found in pages', inPages('off', 'x'), 'inconclusive'],
  [statusFilters, 'an active one is off, in pages', inPages('off', busy.id, quiet.id), 'violated'],
  [statusFilters, 'nothing could be switched off', { switched: 'active' }, 'skip'],
  [statusInstanceIgnores, 'ignored', {}, 'pass'],
  [statusInstanceIgnores, 'the id wins', reply('instance-with-id', quiet.id), 'violated'],
  [statusInstanceIgnores, 'the status filters', reply('instance-with-status'), 'violated'],
  [statusInstanceIgnores, 'refused', refused('instance-with-id', 400), 'advise'],
  [statusInstanceIgnores, 'GET is not offered', { every: { status: 405 }, replies: { posted: {} } }, 'inconclusive'],
  [statusInstanceIgnores, 'wrapped', wrapped, 'inconclusive'],
];

describe.each(['R4', 'R4B', 'R5'] as const)('what $status tells of in %s', (release) => {
  test.each(named(cases))('%s: %s: %s', (_id, _words, outcome, wish, check) => {
    expect(check.judge(inquiry({ release, ...wish })).outcome).toBe(outcome);
  });
});
