// Drafts a profile from the checks there are now: node scripts/new-profile.mjs r5-websocket@1. Read it, mend it, and then freeze it:
// its digest goes into test/certifying/profiles.test.ts, and nothing in it changes after it was published.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ready.mjs';

ensureInstalled();
ensureBuilt();
const { loadLibrary } = await import('../dist/src/cli/load-suites.js');
const { severityOf } = await import('../dist/src/judge/verdict-of.js');
const { DEFAULT_LIMITS } = await import('../dist/src/model/index.js');

const RELEASE_NAMES = { R4: 'FHIR R4', R4B: 'FHIR R4B', R5: 'FHIR R5' };
const CHANNELS = {
  websocket: {
    title: 'over WebSocket',
    other: ['rest-hook'],
    /** The walk, stage by stage: what no server can leave out that delivers over WebSocket. */
    required: [
      'metadata.capabilities',
      'metadata.fhir-version',
      'subscription.create',
      'subscription.read',
      'subscription.activates',
      'token.offered',
      'token.parameters',
      'token.value',
      'token.websocket-url',
      'bind.connects',
      'bind.accepted',
      'handshake.first',
      'handshake.type',
      'handshake.subscription',
      'notification.each-event',
      'notification.no-mismatch',
      'notification.event-type',
      'notification.events-listed',
      'notification.status-first',
      'notification.subscription',
      'notification.topic',
      'notification.valid',
      'rotation.renewal',
      'rotation.handshake',
      'disconnect.reconnect',
      'disconnect.survives',
      'deletion.delete',
      'deletion.silent',
      'security.garbage-token',
      'security.foreign-subscription',
    ],
  },
  'rest-hook': {
    title: 'over rest-hook',
    other: ['websocket'],
    /** A server without WebSocket shows nothing in the other scenarios. */
    scenarios: ['discovery', 'rest-hook'],
    required: ['metadata.capabilities', 'metadata.fhir-version'],
  },
};
const ATTESTATIONS = [
  {
    id: 'own-subscriptions-only',
    requirements: ['ALL-SEC-04', 'ALL-SEC-13'],
    statement:
      'A caller can neither obtain a binding token for a Subscription that it may not access, nor see one in a search, in $status or in $events.',
  },
  {
    id: 'same-authorization',
    requirements: ['ALL-SEC-06'],
    statement: 'Subscription and its operations demand the same authorization as the rest of the API.',
  },
  {
    id: 'no-disclosure',
    requirements: ['ALL-SEC-08', 'ALL-SEC-09'],
    statement:
      'Notifications disclose no data that the subscriber may not see, and the authorization is still in place when each is sent.',
  },
  {
    id: 'expired-tokens',
    channel: 'websocket',
    requirements: ['ALL-SEC-02', 'ALL-SEC-12'],
    statement:
      'A binding token that expired binds nothing, and without a renewed one delivery ends with the token, also where tokens live too long for a test to wait for it.',
  },
  {
    id: 'secured-channels',
    requirements: ['ALL-SEC-11'],
    statement: 'In production the REST API and the channel are offered over TLS alone.',
  },
];

const [id = ''] = process.argv.slice(2);
const [, word = '', channel = ''] = /^(r4|r4b|r5)-(websocket|rest-hook)@[1-9]\d*$/.exec(id) ?? [];
const file = join(root, 'profiles', `${id}.json`);
if (word === '') fail(`"${id}" is no id of a profile. Try r5-websocket@1.`);
if (existsSync(file)) fail(`${file} is there already. A published profile is frozen: draft its next version.`);

const release = word.toUpperCase();
const { title, other, scenarios, required } = CHANNELS[channel];
const { suites, catalogue } = await loadLibrary();
const checks = suites
  .flatMap((suite) => suite.checks.map((check) => ({ ...check, scenario: suite.scenario.id, rules: rulesOf(check) })))
  .filter((check) => check.releases?.includes(release) !== false && check.rules.length > 0);
const named = (list) => list.map((check) => check.id).sort();
const strangers = required.filter((one) => !checks.some((check) => check.id === one));
if (strangers.length > 0) fail(`There is no ${strangers.join(', ')} in ${release}. Mend the list of what is required.`);
const others = checks.filter((check) => !required.includes(check.id));
const profile = {
  format: 1,
  id,
  title: `${RELEASE_NAMES[release]} topic-based Subscriptions ${title}`,
  release,
  limits: DEFAULT_LIMITS,
  required,
  scored: named(others.filter((check) => reasonOf(check) === undefined)),
  notScored: others
    .flatMap((check) => (reasonOf(check) === undefined ? [] : [{ check: check.id, reason: reasonOf(check) }]))
    .sort((one, another) => (one.check < another.check ? -1 : 1)),
  attestations: ATTESTATIONS.filter((one) => one.channel === undefined || one.channel === channel).map(
    ({ id, requirements, statement }) => ({ id, requirements, statement }),
  ),
};
writeFileSync(file, `${JSON.stringify(profile, undefined, 2)}\n`);
console.log(`${file}: ${required.length} required, ${profile.scored.length} scored, ${profile.notScored.length} not`);

function rulesOf({ requirements }) {
  return requirements
    .map((rule) => catalogue.find((row) => row.id === rule))
    .filter((row) => row.releases.includes(release));
}

/** Why a check does not count; undefined where it does. */
function reasonOf({ rules, scenario }) {
  const [lead] = rules;
  if (rules.every((rule) => other.includes(rule.channel))) return `it is about ${lead.channel}`;
  if (scenarios !== undefined && !scenarios.includes(scenario)) return 'it is brought about over another channel';
  if (severityOf(lead) === 'fail') return undefined;
  const isBinding = lead.obligation.startsWith('SHALL');
  return isBinding
    ? `${lead.id} is not stated in so many words: breaking it warns`
    : `${lead.id} is a ${lead.obligation}: breaking it warns`;
}

function fail(words) {
  console.error(words);
  process.exit(1);
}
