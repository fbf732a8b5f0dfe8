import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/model/index.js';
import { eventsEmptyRange, eventsGet, eventsSince, eventsUntil } from './ranges.js';
import { inquiry, type Inquiry, type Reply } from './testing/inquiry.js';
import { named } from '../status/testing/named.js';

const reply = (about: string, told: Reply): Inquiry => ({ replies: { [about]: told } });
const numbers = (about: string, ...told: readonly number[]): Inquiry => reply(about, { numbers: told });
const nowhere: Inquiry = { every: { status: 404 } };
const byPostOnly: Inquiry = { every: { status: 405 }, replies: { posted: {} } };

const cases: readonly (readonly [Check, string, Inquiry, string])[] = [
  [eventsGet, 'answered', {}, 'pass'],
  [eventsGet, 'by POST only', byPostOnly, 'violated'],
  [eventsGet, 'not offered', nowhere, 'skip'],
  [eventsGet, 'nobody there', { every: { status: 503 } }, 'inconclusive'],
  [eventsSince, 'inclusive', {}, 'pass'],
  [eventsSince, 'exclusive', numbers('since', 3, 4), 'violated'],
  [eventsSince, 'not read', numbers('since', 1, 2, 3, 4), 'violated'],
  [eventsSince, 'not read with both bounds', numbers('between', 1, 2, 3), 'violated'],
  [eventsSince, 'only recent events are kept', numbers('every', 3, 4), 'inconclusive'],
  [eventsSince, 'calls with a bound fail', { every: { status: 500 }, replies: { every: {} } }, 'inconclusive'],
  [eventsUntil, 'inclusive', {}, 'pass'],
  [eventsUntil, 'exclusive', numbers('until', 1, 2), 'violated'],
  [eventsUntil, 'not read', numbers('until', 1, 2, 3, 4), 'violated'],
  [eventsUntil, 'nothing beyond the bound', numbers('every', 1, 2, 3), 'inconclusive'],
  [eventsEmptyRange, '404', {}, 'pass'],
  [eventsEmptyRange, '200 without events', reply('beyond', { status: 200, numbers: [] }), 'pass'],
  [eventsEmptyRange, '200 with events', reply('beyond', { status: 200, numbers: [4] }), 'advise'],
  [eventsEmptyRange, '500', reply('beyond', { status: 500 }), 'violated'],
  [eventsEmptyRange, 'nobody there', reply('beyond', { status: 503 }), 'inconclusive'],
  [eventsEmptyRange, 'not asked', { replies: { beyond: null } }, 'inconclusive'],
];

describe.each(['R4', 'R4B', 'R5'] as const)('ranges in %s', (release) => {
  test.each(named(cases))('%s: %s: %s', (_id, _words, outcome, wish, check) => {
    expect(check.judge(inquiry({ release, ...wish })).outcome).toBe(outcome);
  });
});
