import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/model/index.js';
import { statusGet, statusPost, statusSupported } from './operation.js';
import { inquiry, type Inquiry, type Reply } from './testing/inquiry.js';
import { statusUnknownIds, statusUnknownInstance } from './unknown.js';
import { named } from './testing/named.js';

const busy = { id: 'sub-busy' };
const quiet = { id: 'sub-quiet' };
const refusing = (...labels: readonly string[]): NonNullable<Inquiry['replies']> =>
  Object.fromEntries(labels.map((about): [string, Reply] => [about, { status: 405 }]));
const byPostOnly: Inquiry = { every: { status: 405 }, replies: { posted: {}, 'posted-instance': {} } };
const byGetOnly: Inquiry = { replies: refusing('posted', 'posted-instance', 'two-off-posted') };
const nowhere: Inquiry = { every: { status: 404 } };
const silent: Inquiry = { every: { status: 503 } };
const onInstances: Inquiry = {
  replies: refusing('two', 'all', 'posted', 'unknown-id', 'two-off', 'two-off-posted', 'off', 'working', 'any-status'),
};

const cases: readonly (readonly [Check, string, Inquiry, string])[] = [
  [statusSupported, 'answered', {}, 'pass'],
  [statusSupported, 'missing', nowhere, 'violated'],
  [statusSupported, 'by POST only', byPostOnly, 'pass'],
  [statusSupported, 'out of order', silent, 'inconclusive'],
  [statusGet, 'answered', {}, 'pass'],
  [statusGet, 'by POST only', byPostOnly, 'violated'],
  [statusGet, 'missing', nowhere, 'skip'],
  [statusPost, 'answered', {}, 'pass'],
  [statusPost, 'by GET only', byGetOnly, 'violated'],
  [statusPost, 'at instance level only', onInstances, 'pass'],
  [statusPost, 'the body is not read', { replies: { posted: { told: [busy, quiet, { id: 'x' }] } } }, 'violated'],
  [statusPost, 'one id is read', { replies: { posted: { told: [busy] } } }, 'violated'],
  [statusPost, 'the status is not read', { replies: { 'two-off-posted': { told: [busy, quiet] } } }, 'violated'],
  [statusPost, 'ids are not read at all', { every: { told: [busy, quiet, { id: 'x' }] } }, 'pass'],
  [statusPost, 'missing', nowhere, 'skip'],
  [statusUnknownInstance, 'not found', {}, 'pass'],
  [statusUnknownInstance, 'an empty Bundle', { replies: { unknown: { told: [] } } }, 'violated'],
  [statusUnknownInstance, 'a status', { replies: { unknown: { told: [busy] } } }, 'violated'],
  [statusUnknownInstance, 'a server error', { replies: { unknown: { status: 500 } } }, 'violated'],
  [statusUnknownInstance, 'nobody there', { replies: { unknown: { status: 503 } } }, 'inconclusive'],
  [statusUnknownInstance, 'GET is not offered', byPostOnly, 'inconclusive'],
  [statusUnknownInstance, 'a login', { replies: { unknown: { status: 401 } } }, 'inconclusive'],
  [statusUnknownIds, 'left out', {}, 'pass'],
  [statusUnknownIds, 'told all the same', { replies: { 'unknown-id': { told: [busy] } } }, 'violated'],
  [statusUnknownIds, 'refused', { replies: { 'unknown-id': { status: 404 } } }, 'advise'],
  [statusUnknownIds, 'a server error', { replies: { 'unknown-id': { status: 500 } } }, 'violated'],
  [statusUnknownIds, 'GET is not offered', byPostOnly, 'inconclusive'],
  [statusUnknownIds, 'single Subscriptions only', onInstances, 'skip'],
];

describe('where and how $status is offered', () => {
  test.each(named(cases))('%s: %s: %s', (_id, _words, outcome, wish, check) => {
    expect(check.judge(inquiry(wish)).outcome).toBe(outcome);
  });
});
