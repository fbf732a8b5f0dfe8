import { RELEASES, type KnownFailureResult, type Report, type Requirement, type Suite } from '../../model/index.js';
import { accountedReport } from '../accounted-report.js';
import { requirementsToReport } from '../judge-run.js';
import { rollUp } from '../roll-up.js';
import { summarize } from '../summary.js';
import { mergedChecks } from './merged-checks.js';
import { sharedOptions, wholeRun, type NamedReport, type ShardReport } from './whole-run.js';

export interface Library {
  readonly suites: readonly Suite[];
  readonly catalogue: readonly Requirement[];
}

/**
 * The report of a run whose scenarios were divided among shards: that of one run, but for its times, its id and that it says in how
 * many parts it was played. Throws a Trouble where the reports are not those of one whole run.
 */
export function mergedReport(reports: readonly NamedReport[], library: Library): Report {
  const shards = wholeRun(reports);
  const [{ report: first }] = shards;
  const { checks, notes } = mergedChecks(shards, library.suites);
  const strict = first.run.options.strict === true;
  const release = RELEASES.find((one) => one === first.target.release);
  const only = first.run.options.only;
  const extent = { ...library, elsewhere: [], selection: { only: Array.isArray(only) ? only : [] } };
  const rules = release === undefined ? [] : requirementsToReport({ ...extent, release }, checks);
  const merged: Report = {
    ...withoutKnown(first),
    run: mergedRun(shards, notes),
    summary: summarize(checks, { strict }),
    scenarios: scenariosOf(shards, library),
    checks,
    requirements: rollUp(rules, checks),
  };
  const list = first.knownFailures;
  if (list === undefined) return merged;
  return accountedReport(merged, { file: list.file, entries: list.entries.map(asGiven) }, { ...library, strict });
}

function withoutKnown(report: Report): Report {
  const result: Omit<Report, 'knownFailures'> & { knownFailures?: Report['knownFailures'] } = { ...report };
  delete result.knownFailures;
  return result;
}

/** What becomes of an entry is decided by the whole run. */
function asGiven(entry: KnownFailureResult) {
  const given: Omit<KnownFailureResult, 'state'> & { state?: KnownFailureResult['state'] } = { ...entry };
  delete given.state;
  return given;
}

function mergedRun(shards: readonly [ShardReport, ...ShardReport[]], notes: readonly string[]): Report['run'] {
  const runs = shards.map(({ report }) => report.run);
  const [{ report: first, shard }] = shards;
  const startedAt =
    runs
      .map((run) => run.startedAt)
      .sort()
      .at(0) ?? first.run.startedAt;
  const finishedAt =
    runs
      .map((run) => run.finishedAt)
      .sort()
      .at(-1) ?? first.run.finishedAt;
  return {
    id: runs.map(({ id }) => id).join('+'),
    startedAt,
    finishedAt,
    durationMs: Math.max(...runs.map(({ durationMs }) => durationMs)),
    floorMs: Math.max(...runs.map(({ floorMs }) => floorMs)),
    latenessMs: {
      p99: Math.max(...runs.map(({ latenessMs }) => latenessMs.p99)),
      max: Math.max(...runs.map(({ latenessMs }) => latenessMs.max)),
    },
    options: { ...sharedOptions(first.run.options), shards: shard.count },
    notes: [...new Set([...runs.flatMap((run) => run.notes), ...notes])],
  };
}

/** Each once, in the order of a whole run; what all played as the first shard has it. */
function scenariosOf(shards: readonly ShardReport[], { suites }: Library): Report['scenarios'] {
  const order = suites.map(({ scenario }) => scenario.id);
  const all = new Map(
    [...shards].reverse().flatMap(({ report }) => report.scenarios.map((scenario) => [scenario.id, scenario] as const)),
  );
  return [...all.values()].sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
}
