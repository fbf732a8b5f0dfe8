// Drafts a profile from the checks there are now: node scripts/new-profile.mjs r5-websocket@1. Read it, mend it, and then freeze it:
// its digest goes into test/certifying/profiles.test.ts, and nothing in it changes after it was published.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ATTESTATIONS } from './profile/attestations.mjs';
import { CHANNELS, MAY_STAY_OPEN, NOT_SCORED } from './profile/channels.mjs';
import { ensureBuilt, ensureInstalled, root } from './ready.mjs';

ensureInstalled();
ensureBuilt();
const { loadLibrary } = await import('../dist/src/cli/load-suites.js');
const { severityOf } = await import('../dist/src/judge/index.js');
const { DEFAULT_LIMITS } = await import('../dist/src/model/index.js');

const RELEASE_NAMES = { R4: 'FHIR R4', R4B: 'FHIR R4B', R5: 'FHIR R5' };

const [id = ''] = process.argv.slice(2);
const [, word = '', channel = ''] = /^(r4|r4b|r5)-(websocket|rest-hook)@[1-9]\d*$/.exec(id) ?? [];
const file = join(root, 'profiles', `${id}.json`);
if (word === '') fail(`"${id}" is no id of a profile. Try r5-websocket@1.`);
if (existsSync(file)) fail(`${file} is there already. A published profile is frozen: draft its next version.`);

const release = word.toUpperCase();
const { title, other, plays, required } = CHANNELS[channel];
const { suites, catalogue } = await loadLibrary();
const checks = suites
  .flatMap((suite) => suite.checks.map((check) => ({ ...check, scenario: suite.scenario.id, rules: rulesOf(check) })))
  .filter((check) => check.releases?.includes(release) !== false && check.rules.length > 0);
const strangers = required.filter((one) => !checks.some((check) => check.id === one));
if (strangers.length > 0) fail(`There is no ${strangers.join(', ')} in ${release}. Mend the list of what is required.`);
const others = checks
  .filter((check) => !required.includes(check.id))
  .map((check) => ({ check: check.id, reason: reasonOf(check) }))
  .sort((one, another) => (one.check < another.check ? -1 : 1));
const counting = others.filter(({ reason }) => reason === undefined).map(({ check }) => check);
const profile = {
  format: 1,
  id,
  title: `${RELEASE_NAMES[release]} topic-based Subscriptions ${title}`,
  release,
  limits: DEFAULT_LIMITS,
  required,
  scored: counting.filter((check) => MAY_STAY_OPEN[check] === undefined),
  mayStayOpen: counting
    .filter((check) => MAY_STAY_OPEN[check] !== undefined)
    .map((check) => ({ check, reason: MAY_STAY_OPEN[check] })),
  notScored: others.filter(({ reason }) => reason !== undefined),
  attestations: ATTESTATIONS.filter((one) => one.channel === undefined || one.channel === channel).map(
    ({ id, requirements, statement }) => ({ id, requirements, statement }),
  ),
};
writeFileSync(file, `${JSON.stringify(profile, undefined, 2)}\n`);
console.log(
  `${file}: ${required.length} required, ${counting.length} scored (${profile.mayStayOpen.length} may stay open), ${profile.notScored.length} not`,
);

function rulesOf({ requirements }) {
  return requirements
    .map((rule) => catalogue.find((row) => row.id === rule))
    .filter((row) => row.releases.includes(release));
}

/** Why a check does not count; undefined where it does. */
function reasonOf({ id, rules, scenario }) {
  const [lead] = rules;
  if (rules.every((rule) => rule.channel === other)) return `it is about ${other}, which another profile is about`;
  if (!plays(scenario)) return `it is brought about over ${other}, which a server of this profile need not have`;
  if (NOT_SCORED[id] !== undefined) return NOT_SCORED[id];
  if (severityOf(lead) === 'fail') return undefined;
  if (lead.obligation === 'MAY') return `${lead.id} is a MAY, so that this check warns at most`;
  const isBinding = lead.obligation.startsWith('SHALL');
  return isBinding
    ? `${lead.id} is not stated in so many words: breaking it warns`
    : `${lead.id} is a ${lead.obligation}: breaking it warns`;
}

function fail(words) {
  console.error(words);
  process.exit(1);
}
