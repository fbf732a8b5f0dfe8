import type { Command } from 'commander';
import type { RawOptions } from './raw-options.js';
import { addReportingOptions } from './run-command-line.js';

/** `report` and its two further forms. What they do is loaded when they are called. */
export function addReportCommand(program: Command, finish: (exitCode: number) => void): void {
  const report = addReportingOptions(program.command('report'))
    .description('render a report.json again by any reporter; merge the shards of a run; compare two runs')
    .argument('<report...>', 'report.json that --reporter json=report.json wrote')
    .option('--transcript <dir>', 'folder of the transcripts; looked for beside the report and where the run put it')
    .action(async (paths: readonly string[], raw: RawOptions) => {
      const { report: render } = await import('./commands/report.js');
      finish(await render(paths, raw));
    });

  addReportingOptions(report.command('merge'))
    .description('put the reports of all shards of a run together')
    .argument('<report...>', 'report.json of every shard')
    .option('--collect <dir>', 'put the transcripts of the shards together here')
    .action(async (paths: readonly string[], _raw: RawOptions, command: Command) => {
      const { reportMerge } = await import('./commands/report-merge.js');
      finish(await reportMerge(paths, command.optsWithGlobals()));
    });

  report
    .command('diff')
    .description('what was fixed and what broke between two runs; exit code 1 where something broke')
    .argument('<old>', 'report.json of the earlier run')
    .argument('<new>', 'report.json of the later run')
    .option('--json', 'as JSON')
    .option('--strict', 'warnings count as failures')
    .option('--no-color', 'no colours (so does the environment variable NO_COLOR)')
    .action(async (old: string, current: string, _raw: RawOptions, command: Command) => {
      const { reportDiff } = await import('./commands/report-diff.js');
      finish(await reportDiff(old, current, command.optsWithGlobals()));
    });
}
