import { access, constants, mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Chalk } from 'chalk';
import { usageTrouble, type Report } from '../model/index.js';
import { jsonReport, rulesOf, terminalReport, type Rules } from '../report/index.js';
import { colourLevel } from './colour.js';
import type { Library } from './load-suites.js';
import type { ReporterWish } from './reporter-wish.js';
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

/** Writes every report that is asked for. */
export async function writeReports(report: Report, library: Library, options: JudgingOptions): Promise<void> {
  const rules = rulesOf(
    library.suites.flatMap(({ checks }) => checks),
    library.catalogue,
    report.target.release,
  );
  for (const wish of options.reporters) {
    const text = await textOf(wish, report, rules, options);
    if (wish.file === undefined) process.stdout.write(text);
    else await writeFile(wish.file, text);
  }
}

async function textOf(wish: ReporterWish, report: Report, rules: Rules, options: JudgingOptions): Promise<string> {
  const { strict, detail } = options;
  switch (wish.name) {
    case 'json':
      return jsonReport(report);
    case 'junit': {
      const { junitReport } = await import('../report/junit.js');
      return junitReport(report, rules, { strict });
    }
    case 'terminal': {
      const level = wish.file === undefined ? colourLevel(options.color) : 0;
      return terminalReport(report, rules, { chalk: new Chalk({ level }), strict, detail });
    }
  }
}
