import { object, objects, text, type JsonObject } from '../json.js';
import type { Variant } from '../variant.js';
import type { World } from '../world.js';

export const richBundles: Variant = {
  id: 'rich-bundles',
  story: 'Bundles and statuses have an id and a profile, entries tell of request and response, references their type.',
  apply: (behaviour) => ({
    ...behaviour,
    subscriptionReference: (notice, reference) => ({
      ...behaviour.subscriptionReference(notice, reference),
      type: 'Subscription',
      display: 'The Subscription',
    }),
    focus: (reference, event, level) => {
      const focus = behaviour.focus(reference, event, level);
      return focus && { ...focus, type: event.change.type };
    },
    status: (status, notice, world) => ({
      ...behaviour.status(status, notice, world),
      id: world.random.uuid('SubscriptionStatus'),
      // Up to R4B the profile of Parameters is that of the guide.
      ...(isR5(world) ? { meta: { profile: ['http://hl7.org/fhir/StructureDefinition/SubscriptionStatus'] } } : {}),
    }),
    bundle: (bundle, notice, world) => {
      const plain = behaviour.bundle(bundle, notice, world);
      return {
        ...plain,
        id: world.random.uuid('Bundle'),
        meta: { profile: ['http://fhir-handshake.example/StructureDefinition/notification'] },
        // Up to R4B every entry tells of them anyway.
        entry: isR5(world) ? objects(plain.entry).map(withResponse) : plain.entry,
      };
    },
  }),
};

function isR5({ dialect }: World): boolean {
  return dialect.release === 'R5';
}

function withResponse(entry: JsonObject): JsonObject {
  return { request: { method: 'GET', url: 'Subscription/$status' }, ...entry, response: { status: '200' } };
}

export const namedByLocalhost: Variant = {
  id: 'localhost-references',
  story: 'References are absolute under another name of the same machine, and those of a focus name the version.',
  apply: (behaviour) => ({
    ...behaviour,
    reference: (path, { baseUrl }) => `${elsewhere(baseUrl)}/${path}`,
    focus: (reference, { change, ...event }, level) =>
      behaviour.focus(`${reference}${versionIn(change.current)}`, { change, ...event }, level),
    furtherEntries: (events, level, world) =>
      behaviour.furtherEntries(events, level, { ...world, baseUrl: elsewhere(world.baseUrl) }),
  }),
};

function elsewhere(baseUrl: string): string {
  return baseUrl.replace('//127.0.0.1', '//localhost');
}

/** A deleted resource has no version to show. */
function versionIn(resource: JsonObject | undefined): string {
  const version = text(object(resource?.meta).versionId);
  return version === undefined ? '' : `/_history/${version}`;
}
