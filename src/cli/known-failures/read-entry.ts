import type { YAMLMap } from 'yaml';
import { RELEASES, type KnownFailure } from '../../model/index.js';
import { didYouMean } from '../../model/near.js';
import { EntryMembers, type Rule } from './entry-members.js';
import type { LineOf, Problem } from './problem.js';

const NAMES = ['check', 'requirement', 'reason', 'link', 'expires', 'releases', 'scenarios'] as const;

const RULES = {
  check: { words: 'name the id of a check; "fhir-handshake list checks" shows them.', holds: isSaid },
  requirement: { words: 'name the id of one; "fhir-handshake list requirements" shows them.', holds: isSaid },
  reason: { words: 'say in words why the failure is accepted.', holds: isSaid },
  link: { words: 'it has to be an http or https URL.', holds: isUrl },
  expires: { words: 'it has to be a day such as 2027-01-31, the last on which the entry holds.', holds: isDay },
  releases: { words: `write them as [R5]; there are ${RELEASES.join(', ')}.`, holds: isReleaseName },
  scenarios: { words: 'write their ids as [session]; "fhir-handshake list scenarios" shows them.', holds: isSaid },
} as const satisfies Readonly<Record<(typeof NAMES)[number], Rule>>;

/** One entry; what is wrong with it goes to the problems. */
export function readEntry(map: YAMLMap, lineOf: LineOf, problems: Problem[]): KnownFailure | undefined {
  const before = problems.length;
  const line = lineOf(map);
  const members = new EntryMembers(map, lineOf, problems);
  members.allow(NAMES, unknown);
  if (members.has('check') === members.has('requirement')) problems.push({ line, words: WHAT });
  if (!members.has('reason')) problems.push({ line, words: WHY });
  const texts = ['check', 'requirement', 'reason', 'link', 'expires'] as const;
  const told = Object.fromEntries(texts.map((name) => [name, members.text(name, RULES[name])]));
  const releases = members.texts('releases', RULES.releases);
  const scenarios = members.texts('scenarios', RULES.scenarios);
  if (problems.length > before) return undefined;
  const wanted = RELEASES.filter((release) => releases?.includes(release));
  const { reason = '', ...others } = withValues(told);
  return { line, reason, ...others, ...withValues({ scenarios }), ...(wanted.length > 0 ? { releases: wanted } : {}) };
}

const WHAT = 'an entry names either a check or a requirement. Give it one of "check: <id>" and "requirement: <id>".';
const WHY = 'the entry has no "reason". Say in words why the failure is accepted, for whoever reads it in a year.';

function unknown(name: string): string {
  return `"${name}" is unknown.${didYouMean(name, NAMES)} An entry may have ${NAMES.join(', ')}.`;
}

/** Without what is absent, so that it reads back from JSON the same. */
function withValues<Value>(members: Readonly<Record<string, Value | undefined>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function isSaid(value: string): boolean {
  return value !== '';
}

function isUrl(value: string): boolean {
  return /^https?:\/\/\S+$/.test(value) && URL.canParse(value);
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function isReleaseName(value: string): boolean {
  return RELEASES.some((release) => release === value);
}
