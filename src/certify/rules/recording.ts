import type { Entry, Transcript } from '../../model/index.js';
import { canonicalSha256 } from '../digest.js';
import type { Evidence, Rule } from './evidence.js';

/** Options of a run that leave something out or make it easier to pass. */
const LENIENT = ['only', 'skip', 'shard', 'readOnly', 'suites', 'insecure', 'strict', 'knownFailures'];

export const withoutFilter: Rule = {
  id: 'no-filter',
  statement: 'nothing was left out, added or forgiven',
  problems: ({ record: { run, selection, strict, elsewhere = [] }, judged }) => {
    const words = [...selection.only, ...selection.skip];
    return [
      ...(words.length > 0 ? [`the run was told --only or --skip ${words.join(', ')}`] : []),
      ...(elsewhere.length > 0 ? [`other shards were to play ${elsewhere.join(', ')}`] : []),
      ...(strict ? ['the run was told --strict'] : []),
      ...LENIENT.filter((name) => run.options[name] !== undefined).map((name) => `the run had the option ${name}`),
      ...(judged.checks.some(({ known }) => known !== undefined) ? ['failures are forgiven as known'] : []),
    ];
  },
};

export const givenLimits: Rule = {
  id: 'limits',
  statement: 'the run kept the limits of the profile',
  problems: ({ profile, transcripts }) =>
    transcripts
      .filter(({ header }) => canonicalSha256(header.limits) !== canonicalSha256(profile.limits))
      .map(({ header }) => `transcript ${header.scenario} was recorded with other limits than those of ${profile.id}`),
};

export const everyScenario: Rule = {
  id: 'all-scenarios',
  statement: 'every scenario was played to its end',
  problems: ({ transcripts, own }) => {
    const played = transcripts.map(({ header }) => header.scenario);
    return [
      ...own.scenarios.filter((id) => !played.includes(id)).map((id) => `there is no transcript of ${id}`),
      ...played.filter((id) => !own.scenarios.includes(id)).map((id) => `${id} is no scenario of this package`),
      ...played.filter((id, index) => played.indexOf(id) !== index).map((id) => `${id} was played twice`),
      ...transcripts.flatMap(({ header, footer }) =>
        footer?.outcome === 'completed' || footer?.outcome === 'stopped'
          ? []
          : [`${header.scenario} was ${footer?.outcome ?? 'cut off'}`],
      ),
    ];
  },
};

/** Wall times are written in whole milliseconds, so they may differ by one from the monotonic clock; the other is for rounding. */
const MOST_DRIFT_MS = 2;

/** Start and end of a run are taken a little outside its first and last entry. */
const MARGIN_MS = 1_000;

export const clocksAgree: Rule = {
  id: 'times',
  statement: 'the times of all entries agree with each other and with the run',
  problems: (evidence) => [...driftProblems(evidence), ...spanProblems(evidence)],
};

/** Wall time less monotonic time is the same for every entry of a run: one clock gives both. */
function driftProblems({ transcripts }: Evidence): string[] {
  const [first] = transcripts.flatMap(({ entries }) => entries);
  if (first === undefined) return [];
  const start = offsetOf(first);
  return transcripts.flatMap(({ header, entries }) => {
    const wrong = entries.find((entry) => !(Math.abs(offsetOf(entry) - start) <= MOST_DRIFT_MS));
    if (wrong === undefined) return [];
    const drift = offsetOf(wrong) - start;
    return [
      `${header.scenario}, entry ${String(wrong.seq)}: wall and monotonic time differ by ${drift.toFixed(1)} ms from the others`,
    ];
  });
}

function offsetOf({ wall, at }: Entry): number {
  return Date.parse(wall) - at;
}

function spanProblems({ manifest, record: { run }, transcripts }: Evidence): string[] {
  const started = Date.parse(run.startedAt);
  const finished = Date.parse(run.finishedAt);
  const isWithin = (time: number) => time >= started - MARGIN_MS && time <= finished + MARGIN_MS;
  const isOutside = ({ entries }: Transcript) =>
    entries.some(({ at, wall }) => !isWithin(Date.parse(wall)) || at < 0 || at > run.durationMs + MARGIN_MS);
  return [
    ...(finished - started === run.durationMs ? [] : ['run.json: start, end and duration do not agree']),
    ...(Date.parse(manifest.createdAt) >= finished - MARGIN_MS ? [] : ['the manifest is older than the run']),
    ...transcripts.filter(isOutside).map(({ header }) => `${header.scenario} has entries outside the time of the run`),
  ];
}
