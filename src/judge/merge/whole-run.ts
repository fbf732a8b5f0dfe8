import { usageTrouble, type Report } from '../../model/index.js';
import { shardIn, type Shard } from '../shard.js';

/** A report that comes from a file. */
export interface NamedReport {
  readonly file: string;
  readonly report: Report;
}

export interface ShardReport extends NamedReport {
  readonly shard: Shard;
}

type Options = Report['run']['options'];

/** Options in which the shards of one run differ. */
const OWN_OPTIONS = ['shard', 'transcript'];

/** Where one is the embedded server, each shard starts its own, at a port of its own. */
const EMBEDDED = 'reference';

/** The shards of one whole run, in order. Throws a Trouble that says what is missing or does not belong. */
export function wholeRun(reports: readonly NamedReport[]): readonly [ShardReport, ...ShardReport[]] {
  const shards = reports.map(asShard).sort((one, other) => one.shard.index - other.shard.index);
  const [first, ...others] = shards;
  if (first === undefined) throw usageTrouble('report merge needs the report.json of every shard of a run.');
  for (const other of others) requireSameRun(first, other);
  requireEachOnce(shards, first.shard.count);
  return [first, ...others];
}

function asShard({ file, report }: NamedReport): ShardReport {
  const { shard: word } = report.run.options;
  const shard = typeof word === 'string' ? shardIn(word) : undefined;
  if (shard !== undefined) return { file, report, shard };
  throw usageTrouble(
    `${file} is the report of a whole run and not of a part. Merge what run --shard 1/3 and so on wrote.`,
  );
}

function requireSameRun(first: ShardReport, other: ShardReport): void {
  for (const [what, valueOf] of Object.entries(SAME)) {
    const [one, two] = [valueOf(first), valueOf(other)];
    if (one === two) continue;
    throw usageTrouble(
      `${first.file} and ${other.file} are no shards of one run: they differ in ${what} (${one}, ${two}). ` +
        'Run every shard in the same way.',
    );
  }
}

/** What is the same in all shards of a run, in words. */
const SAME: Readonly<Record<string, (shard: ShardReport) => string>> = {
  'the number of shards': ({ shard }) => String(shard.count),
  'the version of fhir-handshake': ({ report }) => report.tool.version,
  'the target': ({ report: { target, run } }) =>
    run.options[EMBEDDED] === true ? 'the embedded server' : target.baseUrl,
  'the release': ({ report }) => report.target.release ?? 'unknown',
  'the options': ({ report }) => JSON.stringify(sharedOptions(report.run.options)),
  'the list of known failures': ({ report: { knownFailures } }) =>
    JSON.stringify((knownFailures?.entries ?? []).map((entry) => ({ ...entry, state: undefined }))),
};

/** The options that every shard was told alike. */
export function sharedOptions(options: Options): Options {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !OWN_OPTIONS.includes(name)));
}

function requireEachOnce(shards: readonly ShardReport[], count: number): void {
  for (let index = 1; index <= count; index++) {
    const own = shards.filter(({ shard }) => shard.index === index);
    const name = `${String(index)}/${String(count)}`;
    if (own.length === 0) throw usageTrouble(`Shard ${name} is missing. Name the report.json of every shard.`);
    if (own.length > 1) {
      const files = own.map(({ file }) => file).join(' and ');
      throw usageTrouble(`Shard ${name} is there more than once: ${files}. Name one report.json for each shard.`);
    }
  }
}
