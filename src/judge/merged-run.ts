import type { Report } from '../model/index.js';
import { OF_A_SHARD, type ShardReport } from './shards-in-order.js';

/** What is said of a merged run: from the first start to the last end; as late and as long-waiting as its worst shard. */
export function mergedRun(shards: readonly [ShardReport, ...ShardReport[]]): Report['run'] {
  const runs = shards.map(({ report }) => report.run);
  const [{ report: first }] = shards;
  const startedAt = earliest(runs.map((run) => run.startedAt));
  const finishedAt = latest(runs.map((run) => run.finishedAt));
  return {
    id: first.run.id,
    startedAt,
    finishedAt,
    durationMs: Date.parse(finishedAt) - Date.parse(startedAt),
    floorMs: Math.max(...runs.map(({ floorMs }) => floorMs)),
    latenessMs: {
      p99: Math.max(...runs.map(({ latenessMs }) => latenessMs.p99)),
      max: Math.max(...runs.map(({ latenessMs }) => latenessMs.max)),
    },
    options: Object.fromEntries(Object.entries(first.run.options).filter(([name]) => !OF_A_SHARD.includes(name))),
    notes: [...new Set(runs.flatMap(({ notes }) => notes))],
    ...leftBehindBy(runs),
    shards: shards.map(({ shard, report: { run } }) => ({
      shard,
      id: run.id,
      startedAt: run.startedAt,
      finishedAt: run.finishedAt,
      durationMs: run.durationMs,
    })),
  };
}

function leftBehindBy(runs: readonly Report['run'][]): Pick<Report['run'], 'leftBehind'> {
  const leftBehind = [...new Set(runs.flatMap((run) => run.leftBehind ?? []))];
  return leftBehind.length === 0 ? {} : { leftBehind };
}

function earliest(instants: readonly string[]): string {
  return instants.reduce((one, other) => (Date.parse(other) < Date.parse(one) ? other : one));
}

function latest(instants: readonly string[]): string {
  return instants.reduce((one, other) => (Date.parse(other) > Date.parse(one) ? other : one));
}
