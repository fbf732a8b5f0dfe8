import { access, constants, mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { releaseOf } from '../fhir/index.js';
import { usageTrouble, type Report, type Transcript } from '../model/index.js';
import { jsonWithoutCommands, rulesOf, type Rendering, type RenderText } from '../report/index.js';
import { colourLevel } from './colour.js';
import type { Library } from './load-suites.js';
import type { ReporterWish } from './reporter-wish.js';
import { REPORTERS } from './reporters.js';
import type { JudgingOptions } from './run-options.js';
import { reasonOf } from './text-file.js';

/** Makes sure, before a run, that its reports can be written after it. Throws a Trouble otherwise. */
export async function requireWritable(wishes: readonly ReporterWish[]): Promise<void> {
  for (const { name, file } of wishes) {
    if (file === undefined) continue;
    try {
      await mkdir(dirname(resolve(file)), { recursive: true });
      await access(dirname(resolve(file)), constants.W_OK);
      const there = await stat(file).catch(() => undefined);
      if (there?.isDirectory() === true) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
    } catch (thrown) {
      throw usageTrouble(
        `--reporter ${name}=${file} cannot be written: ${reasonOf(thrown)}. Name a file in a folder that you may write to.`,
      );
    }
  }
}

/** A report, and the transcripts of what it is about. */
export interface Reported {
  readonly report: Report;
  readonly transcripts: readonly Transcript[];
}

/** Writes every report that is asked for. */
export async function writeReports(reported: Reported, library: Library, options: JudgingOptions): Promise<void> {
  const rendering = renderingOf(reported, library, options);
  for (const { name, file } of options.reporters) {
    const render: RenderText = await REPORTERS[name].load();
    if (file === undefined) {
      const text = await render({ ...rendering, colours: colourLevel(options.color) });
      process.stdout.write(REPORTERS[name].ending === 'json' ? jsonWithoutCommands(text) : text);
    } else await writeFile(file, await render(rendering));
    if (name === 'github') await (await import('./job-summary.js')).writeJobSummary(rendering);
  }
}

/** What reporters are given, for a file: without colours. */
export function renderingOf(
  { report, transcripts }: Reported,
  { suites, catalogue }: Library,
  { strict, detail }: Pick<JudgingOptions, 'strict' | 'detail'>,
): Rendering {
  const order = report.scenarios.map(({ id }) => id);
  return {
    report,
    rules: rulesOf(
      suites.flatMap(({ checks }) => checks),
      catalogue,
      report.target.release,
    ),
    transcripts: [...transcripts].sort(
      (one, other) => order.indexOf(one.header.scenario) - order.indexOf(other.header.scenario),
    ),
    fhir: releaseOf,
    strict,
    detail,
    colours: 0,
  };
}
