import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validate } from '../../fhir/validation/index.js';
import type { RunningReference } from '../options.js';
import { startReference } from '../server.js';
import { backportBody, entriesOf, finishedEncounter, resourceAt } from '../testing/backport-client.js';
import { patient, send, within } from '../testing/client.js';
import { Endpoint } from '../testing/endpoint.js';

describe.each([
  ['R4', 'r4', 'Parameters'],
  ['R4B', 'r4b', 'SubscriptionStatus'],
] as const)('a rest-hook of %s', (release, fhir, statusType) => {
  let server: RunningReference;
  beforeAll(async () => (server = await startReference({ fhir })));
  afterAll(() => server.close());

  test('is posted to, with the headers that were asked for, in the shape of the release', async () => {
    const endpoint = await Endpoint.open();
    const subject = await patient(server);
    const channel = {
      type: 'rest-hook',
      endpoint: endpoint.url,
      header: ['Authorization: Bearer a:b', 'X-Tenant:one'],
    };
    const sent = backportBody({ filters: [`patient=${subject}`], content: 'full-resource', channel });
    const { status, body } = await send(server, 'POST', 'Subscription', sent);
    expect([status, body]).toEqual([201, expect.objectContaining({ status: 'requested' })]);
    expect(body.channel).toEqual(sent.channel);
    await expect.poll(() => endpoint.posted.length).toBe(1);
    await finishedEncounter(server, subject);
    await expect.poll(() => endpoint.posted.length).toBe(2);
    for (const { headers, bundle } of endpoint.posted) {
      expect(headers).toMatchObject({ authorization: 'Bearer a:b', 'x-tenant': 'one' });
      expect(resourceAt(bundle, 0).resourceType).toBe(statusType);
      expect((await validate(bundle, release)).issues).toEqual([]);
    }
    expect(endpoint.posted.map(({ bundle }) => entriesOf(bundle).length)).toEqual([1, 3]);
    await endpoint.close();
  });

  test('is searched for by its url', async () => {
    const url = 'http://127.0.0.1:9/hook';
    await send(server, 'POST', 'Subscription', backportBody({ channel: { type: 'rest-hook', endpoint: url } }));
    const { body } = await send(server, 'GET', `Subscription?url=${encodeURIComponent(url)}`);
    expect(within(resourceAt(body, 0), 'channel', 'endpoint')).toBe(url);
  });

  test('without endpoint, or with a header of the server, is refused by the names of the release', async () => {
    const channels = [
      { type: 'rest-hook' },
      { type: 'rest-hook', endpoint: 'https://example.org', header: ['Host: me'] },
    ];
    const replies = await Promise.all(
      channels.map((channel) => send(server, 'POST', 'Subscription', backportBody({ channel }))),
    );
    expect(replies.map(({ status, body }) => [status, within(body, 'issue', 0, 'expression')])).toEqual([
      [422, ['Subscription.channel.endpoint']],
      [422, ['Subscription.channel.header[0]']],
    ]);
  });
});
