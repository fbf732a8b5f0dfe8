import { describe, expect, test } from 'vitest';
import { namedSubscription } from '../payload/named-subscription.js';
import { hookContent } from './content.js';
import { EMPTY, FULL, QUERY, SOUND, TYPED } from './keys.js';
import { hookBundle, hookContentType, hookHeaders, hookPost } from './posting.js';
import { tale } from './testing/tale.js';

describe('rest-hook.post', () => {
  const to = (url: string, query?: string) => tale().hooked(SOUND, { query }).event(SOUND, 1, { url });

  test.each([
    ['pass', 'the endpoint', tale().hooked(SOUND).posted(SOUND).event(SOUND, 1)],
    ['pass', 'the endpoint with its query', tale().hooked(EMPTY, { query: QUERY }).event(EMPTY, 1)],
    ['pass', 'a tunnel that cuts off the front', to(`/${SOUND}`)],
    ['pass', 'a relay that keeps its query to itself', to(`/hook/${SOUND}?${QUERY}`, `${QUERY}&to=me`)],
    ['violated', 'PUT', tale().hooked(SOUND).event(SOUND, 1, { method: 'PUT' })],
    ['violated', 'a resource behind it', to(`/hook/${SOUND}/Encounter/e1`)],
    ['violated', 'a query of the server', to(`/hook/${SOUND}?focus=Encounter`)],
    ['violated', 'its query is gone', to(`/hook/${SOUND}`, QUERY)],
    ['violated', 'its query is written otherwise', to(`/hook/${SOUND}?${QUERY.replace('%20', '+')}`, QUERY)],
    ['advise', 'a handshake by PUT', tale().hooked(SOUND).posted(SOUND, { method: 'PUT' }).event(SOUND, 1)],
    ['inconclusive', 'no event', tale().hooked(SOUND).posted(SOUND)],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookPost.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('rest-hook.content-type', () => {
  const typed = (contentType: string, sent: string) =>
    tale()
      .hooked(TYPED, { asked: { contentType } })
      .event(TYPED, 1, { headers: { 'content-type': sent } });

  test.each([
    ['pass', 'the same', typed('application/fhir+json', 'application/fhir+json')],
    ['pass', 'with a charset', typed('application/fhir+json', 'application/fhir+json;charset=UTF-8')],
    [
      'pass',
      'with its version',
      typed('application/fhir+json; fhirVersion=4.0', 'application/fhir+json;fhirVersion="4.0"'),
    ],
    ['pass', 'with a version unasked', typed('application/fhir+json', 'application/fhir+json; fhirVersion=4.0')],
    ['violated', 'another', typed('application/fhir+json', 'application/json')],
    ['violated', 'none', typed('application/fhir+json', '')],
    ['violated', 'without its version', typed('application/fhir+json; fhirVersion=4.0', 'application/fhir+json')],
    ['violated', 'with another version', typed('a/b; fhirVersion=4.0', 'a/b; fhirVersion=5.0')],
    ['inconclusive', 'no event', tale().hooked(TYPED).posted(TYPED)],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookContentType.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('rest-hook.headers', () => {
  const sent = (headers: Record<string, string>) => tale().hooked(SOUND).posted(SOUND).event(SOUND, 1, { headers });
  const kept = { granted: { headers: [{ name: 'X-Probe', value: 'a:b' }] } };

  test.each([
    ['pass', 'all', sent({})],
    [
      'pass',
      'those that are stored',
      tale()
        .hooked(SOUND, kept)
        .event(SOUND, 1, { headers: { authorization: '' } }),
    ],
    [
      'pass',
      'all, though none is shown',
      tale()
        .hooked(SOUND, { granted: { headers: [] } })
        .event(SOUND, 1),
    ],
    [
      'inconclusive',
      'none is shown, and one is missing',
      tale()
        .hooked(SOUND, { granted: { headers: [] } })
        .event(SOUND, 1, { headers: { authorization: '' } }),
    ],
    ['violated', 'one is cut at its colon', sent({ 'x-probe': 'a' })],
    ['violated', 'one is missing', sent({ authorization: '' })],
    [
      'advise',
      'missing in the handshake',
      tale()
        .hooked(SOUND)
        .posted(SOUND, { headers: { 'x-probe': '' } })
        .event(SOUND, 1),
    ],
    ['inconclusive', 'no event', tale().hooked(SOUND).posted(SOUND)],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookHeaders.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('rest-hook.bundle', () => {
  test.each([
    ['pass', 'notifications', tale().hooked(SOUND).posted(SOUND).event(SOUND, 1)],
    [
      'pass',
      'a look at the endpoint',
      tale().hooked(SOUND).posted(SOUND, { method: 'OPTIONS', text: '' }).posted(SOUND),
    ],
    ['violated', 'a resource', tale().hooked(SOUND).posted(SOUND, { text: '{"resourceType":"Encounter"}' })],
    ['violated', 'an empty POST', tale().hooked(SOUND).posted(SOUND, { text: '' })],
    ['inconclusive', 'nothing', tale().hooked(SOUND)],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookBundle.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('notification.subscription at an endpoint', () => {
  test.each([
    ['pass', 'its own', tale().hooked(SOUND).event(SOUND, 1)],
    ['violated', 'that of another endpoint', tale().hooked(SOUND).hooked(FULL).event(SOUND, 1, { names: FULL })],
    ['inconclusive', 'of a Subscription that was refused', tale().hooked(SOUND).event(FULL, 1)],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(namedSubscription.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('rest-hook.content', () => {
  const levels = () =>
    tale()
      .hooked(SOUND)
      .hooked(EMPTY, { asked: { content: 'empty' } })
      .hooked(FULL, { asked: { content: 'full-resource' } });

  test.each([
    [
      'pass',
      'each its own',
      levels().event(SOUND, 1).event(EMPTY, 1, { focus: null }).event(FULL, 1, { withResource: true }),
    ],
    ['violated', 'empty gets a focus', levels().event(SOUND, 1).event(EMPTY, 1)],
    [
      'violated',
      'id-only gets resources',
      levels().event(SOUND, 1, { withResource: true }).event(FULL, 1, { withResource: true }),
    ],
    ['inconclusive', 'one level only', levels().event(SOUND, 1)],
  ] as const)('%s: %s', (outcome, _words, told) => {
    expect(hookContent.judge(told.history()).outcome).toBe(outcome);
  });
});
