import { at, isObject, objectsAt, textAt, type Json, type JsonObject, type Release } from '../../model/index.js';

/** A release, and in a few words what gave it away. */
export interface Detected {
  readonly release: Release;
  readonly reason: string;
}

type Clue = (resource: JsonObject) => Detected | undefined;

/** What gives the release away without a look at the rest, the surest first. */
const CLUES: readonly Clue[] = [fhirVersion, notification, profile, subscription, crossVersionExtension];

/** The release that a resource names, or that only it would write this way; undefined where nothing tells. */
export function clueIn(resource: JsonObject): Detected | undefined {
  for (const clue of CLUES) {
    const found = clue(resource);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `4.0.1`, or the `4.0` of a URL. 4.2, 4.4 to 4.6 were drafts of R5, and are none of these. */
function releaseOfVersion(version: string): Release | undefined {
  if (/^4\.0(?:\.|$)/.test(version)) return 'R4';
  if (/^4\.[13](?:\.|$)/.test(version)) return 'R4B';
  return /^5\.0(?:\.|$)/.test(version) ? 'R5' : undefined;
}

/** CapabilityStatement and StructureDefinition say it, and ImplementationGuide in a list. */
function fhirVersion({ fhirVersion: told }: JsonObject): Detected | undefined {
  const versions = (Array.isArray(told) ? told : [told]).filter((version) => typeof version === 'string');
  for (const version of versions) {
    const release = releaseOfVersion(version);
    if (release !== undefined) return { release, reason: `fhirVersion ${version}` };
  }
  return undefined;
}

/** The three releases write the first entry of a notification in three ways. */
function notification(resource: JsonObject): Detected | undefined {
  if (resource['resourceType'] !== 'Bundle') return undefined;
  if (resource['type'] === 'subscription-notification') {
    return { release: 'R5', reason: 'a Bundle of type subscription-notification' };
  }
  if (resource['type'] !== 'history') return undefined;
  for (const entry of objectsAt(resource, 'entry')) {
    const status = entry['resource'];
    if (textAt(status, 'resourceType') === 'SubscriptionStatus') {
      return { release: 'R4B', reason: 'a history Bundle with a SubscriptionStatus' };
    }
    if (isStatusParameters(status)) return { release: 'R4', reason: 'a history Bundle with a status in Parameters' };
  }
  return undefined;
}

/** By its profile, or by the parameters that a status cannot do without. */
function isStatusParameters(resource: Json | undefined): boolean {
  if (!isObject(resource) || resource['resourceType'] !== 'Parameters') return false;
  const names = objectsAt(resource, 'parameter').map(({ name }) => name);
  return (
    profilesOf(resource).some((url) => url.includes('/backport-subscription-status-r4')) ||
    (names.includes('subscription') && (names.includes('type') || names.includes('status')))
  );
}

/** A core profile with its version; the profiles of the Backport guide that only one release has. */
function profile(resource: JsonObject): Detected | undefined {
  for (const url of profilesOf(resource)) {
    const release = releaseOfProfile(url);
    if (release !== undefined) return { release, reason: `meta.profile ${url}` };
  }
  return undefined;
}

const CORE = /^https?:\/\/hl7\.org\/fhir\/(?:(?<path>\d\.\d)\/)?StructureDefinition\/[^|]+(?:\|(?<version>[\d.]+))?$/;
const BACKPORT =
  /\/uv\/subscriptions-backport\/StructureDefinition\/backport-subscription-(?:status|notification)-r4\b/;

function releaseOfProfile(url: string): Release | undefined {
  if (BACKPORT.test(url)) return 'R4';
  const { path, version } = CORE.exec(url)?.groups ?? {};
  return releaseOfVersion(version ?? path ?? '');
}

function profilesOf(resource: JsonObject): string[] {
  const profiles = at(resource, 'meta', 'profile');
  return Array.isArray(profiles) ? profiles.filter((url) => typeof url === 'string') : [];
}

const ONLY_IN_R5 = ['topic', 'channelType', 'filterBy', 'content', 'heartbeatPeriod'];
const ONLY_BEFORE_R5 = ['criteria', '_criteria', 'channel'];

function subscription(resource: JsonObject): Detected | undefined {
  if (resource['resourceType'] !== 'Subscription') return undefined;
  const before = ONLY_BEFORE_R5.filter((name) => Object.hasOwn(resource, name));
  const since = ONLY_IN_R5.filter((name) => Object.hasOwn(resource, name));
  if (since.length > before.length) return { release: 'R5', reason: `a Subscription with ${since.join(', ')}` };
  if (before.length === 0) return undefined;
  return { release: 'R4', reason: `a Subscription with ${before.join(', ')}; R4B has the same` };
}

const CROSS_VERSION = /^http:\/\/hl7\.org\/fhir\/5\.0\/StructureDefinition\/extension-/;

/** Elements of R5 written as extensions, as R4 writes a SubscriptionTopic. */
function crossVersionExtension(resource: JsonObject): Detected | undefined {
  const urls = [...objectsAt(resource, 'extension'), ...objectsAt(resource, 'modifierExtension')].map(({ url }) => url);
  const isForeign = urls.some((url) => typeof url === 'string' && CROSS_VERSION.test(url));
  return isForeign ? { release: 'R4', reason: 'extensions for elements of R5' } : undefined;
}
