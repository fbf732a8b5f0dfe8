import { describe, expect, test } from 'vitest';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { BASE_URL, having, resourceEntry, together, TOPIC_URL } from '../../src/model/testing/story.js';
import { fullResolves } from './full-resource.js';
import { context, sameStyle, shapeIncluded } from './shape.js';
import { bound, further, linkEntry, told, unspoiled } from './testing/scenes.js';

const event = 'entry[0].resource.notificationEvent[0]';
const patient = { reference: `${BASE_URL}/Patient/p1` };

describe('notification.context, shape-included and same-style', () => {
  const definition = {
    notificationShape: [{ resource: 'Encounter', include: ['Encounter:patient&iterate=Patient.link'] }],
  };
  const topic = { url: TOPIC_URL, resource: 'Encounter', interactions: ['create' as const], definition };
  const body = { resourceType: 'Encounter', subject: { reference: 'Patient/p1' } };
  const shaped = (content: string, spoil: Spoil = unspoiled, facts = {}) =>
    bound(content, { facts: { topic: { ...topic, ...facts } } })
      .triggered({ body })
      .event({ spoil });
  const withContext = having(`${event}.additionalContext`, [patient]);
  const withPatient = further(resourceEntry('Patient/p1'));

  test.each([
    [context, 'id-only', withContext, 'pass'],
    [context, 'id-only', unspoiled, 'violated'],
    [context, 'full-resource', withContext, 'pass'],
    [context, 'id-only', having(`${event}.additionalContext`, [{ reference: 'urn:uuid:1' }]), 'inconclusive'],
    [shapeIncluded, 'full-resource', withPatient, 'pass'],
    [shapeIncluded, 'full-resource', unspoiled, 'violated'],
    [sameStyle, 'full-resource', withPatient, 'pass'],
    [sameStyle, 'full-resource', further(linkEntry('Patient/p1')), 'violated'],
    [sameStyle, 'full-resource', unspoiled, 'skip'],
    [sameStyle, 'full-resource', further({ fullUrl: 'http://x/Patient/p1' }), 'pass'],
    [fullResolves, 'full-resource', together(withContext, withPatient), 'pass'],
    [
      fullResolves,
      'full-resource',
      together(withContext, further({ ...resourceEntry('Patient/p1'), fullUrl: 'urn:uuid:9' })),
      'advise',
    ],
  ] as const)('$0.id with $1: $3', (check, content, spoil, outcome) => {
    expect(told(check, shaped(content, spoil))).toBe(outcome);
  });

  test.each([context, shapeIncluded])('$id: without a shape there is nothing to include', (check) => {
    const bare = shaped('full-resource', unspoiled, { definition: { resourceType: 'SubscriptionTopic' } });
    expect(told(check, bare)).toBe('skip');
    expect(told(check, shaped('full-resource', unspoiled, { definition: undefined }))).toBe('skip');
  });
});
