import { usageTrouble, type Report } from '../model/index.js';

export interface ShardReport {
  /** `2/3` */
  readonly shard: string;
  readonly report: Report;
}

/** The reports by the numbers of their shards. Throws a Trouble unless they are all shards of one run, each once. */
export function shardsInOrder(reports: readonly Report[]): readonly [ShardReport, ...ShardReport[]] {
  const shards = reports.map(shardOf).sort((one, other) => numberOf(one) - numberOf(other));
  const [first, ...others] = shards;
  if (first === undefined) throw usageTrouble('There is no report to merge. Name the report.json of every shard.');
  for (const other of others) requireSameRun(first, other);
  const count = Number(first.shard.split('/')[1]);
  const numbers = shards.map(numberOf);
  const double = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (double !== undefined) {
    throw usageTrouble(`Shard ${String(double)}/${String(count)} was given twice. Name the report of each shard once.`);
  }
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter((number) => !numbers.includes(number));
  if (missing.length > 0) {
    const names = missing.map((number) => `${String(number)}/${String(count)}`).join(', ');
    throw usageTrouble(
      `The report of shard ${names} is missing: without it the run would look better than it was. Add it.`,
    );
  }
  return [first, ...others];
}

function shardOf(report: Report): ShardReport {
  const { shard } = report.run.options;
  if (typeof shard === 'string' && /^\d+\/\d+$/.test(shard)) return { shard, report };
  throw usageTrouble(
    `The report of run ${report.run.id} is that of no shard: only what "run --shard 1/3" and so on wrote can be merged.`,
  );
}

function numberOf({ shard }: ShardReport): number {
  return Number(shard.split('/')[0]);
}

/** What has to be the same in every shard, in words. */
function requireSameRun({ report: first, shard }: ShardReport, { report: other, shard: name }: ShardReport): void {
  const said = (what: string, one: string | undefined, another: string | undefined) => {
    if (one === another) return;
    throw usageTrouble(
      `The shards are not of one run: ${what} is ${one ?? 'absent'} in shard ${shard} and ${another ?? 'absent'} in shard ${name}. ` +
        'Run all shards alike.',
    );
  };
  said('the number of shards', shard.split('/')[1], name.split('/')[1]);
  said('the version of fhir-handshake', first.tool.version, other.tool.version);
  said('the release', first.target.release, other.target.release);
  // The embedded server is another in each run, with a port of its own.
  if (first.run.options.reference !== true) said('the target', first.target.baseUrl, other.target.baseUrl);
  const options = new Set([...Object.keys(first.run.options), ...Object.keys(other.run.options)]);
  for (const option of options) {
    if (OF_A_SHARD.includes(option)) continue;
    said(`the option ${option}`, textOf(first.run.options[option]), textOf(other.run.options[option]));
  }
}

/** Options that differ between shards. */
export const OF_A_SHARD: readonly string[] = ['shard', 'transcript'];

function textOf(value: Report['run']['options'][string] | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}
