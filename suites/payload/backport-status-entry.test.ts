import { describe, expect, test } from 'vitest';
import { listAt } from '../../src/model/index.js';
import { BASE_URL, having, story, together, without } from '../../src/model/testing/story.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { oneStatus, statusRequest } from './backport-status-entry.js';
import { link, told } from './testing/backport-scenes.js';

const asking = (method: string, url: string): Spoil => having('entry[0].request', { method, url });
const twice: Spoil = (bundle) => ({ ...bundle, entry: [...listAt(bundle, 'entry'), ...listAt(bundle, 'entry')] });
const queried = (release: 'R4' | 'R4B'): Spoil =>
  having(`entry[0].resource.${release === 'R4' ? 'parameter[3].valueCode' : 'type'}`, 'query-event');
const last: Spoil = (bundle) => ({ ...bundle, entry: [...listAt(bundle, 'entry')].reverse() });

describe.each(['R4', 'R4B'] as const)('the entry of the status in %s', (release) => {
  test.each<[string, string, Spoil]>([
    ['pass', 'an absolute url', (bundle) => bundle],
    ['pass', 'a relative url', asking('GET', 'Subscription/sub-a/$status')],
    ['pass', 'a POST', asking('POST', `${BASE_URL}/Subscription/sub-a/$status`)],
    ['pass', 'with a query', asking('GET', 'Subscription/sub-a/$status?_format=json')],
    ['pass', '$events where it is answered', together(asking('GET', 'Subscription/sub-a/$events'), queried(release))],
    ['violated', '$events in an event-notification', asking('GET', 'Subscription/sub-a/$events')],
    ['violated', 'a read', asking('GET', 'Subscription/sub-a')],
    ['violated', 'of another Subscription', asking('GET', 'Subscription/sub-b/$status')],
    ['violated', 'another method', asking('PUT', 'Subscription/sub-a/$status')],
    ['violated', 'the change', asking('POST', 'Encounter')],
    ['pass', 'no request beside one that has it, which notification.entry-request tells', without('entry[0].request')],
    ['pass', 'behind another entry, which notification.status-first tells', together(link('Encounter/e1'), last)],
  ])('notification.status-request: %s: %s', (outcome, _story, spoil) => {
    expect(statusRequest.judge(told(release, spoil).history()).outcome).toBe(outcome);
  });

  test('notification.status-request blames the entry of the status, wherever it stands', () => {
    const spoil = together(asking('GET', 'Subscription/sub-a'), link('Encounter/e1'), last);
    expect(statusRequest.judge(told(release, spoil).history())).toMatchObject({
      findings: [{ path: 'Bundle.entry[1].request', actual: '"GET Subscription/sub-a"' }],
    });
  });

  test.each<[string, string, Spoil]>([
    ['pass', 'one', (bundle) => bundle],
    ['violated', 'two', twice],
  ])('notification.one-status: %s: %s', (outcome, _story, spoil) => {
    expect(oneStatus.judge(told(release, spoil).history()).outcome).toBe(outcome);
  });
});

test.each([oneStatus, statusRequest])('$id says nothing without a notification', (check) => {
  expect(check.judge(story({ release: 'R4' }).history()).outcome).toBe('inconclusive');
});
