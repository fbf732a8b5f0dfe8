import { randomUUID } from 'node:crypto';
import type { Suite } from '../model/index.js';
import { allowsColour } from './colour.js';
import { enterKey } from './enter-key.js';
import { catchInterruption } from './interruption.js';
import { dropWhenDone, journalFile } from './journal-file.js';
import { leftOutBy, playRun, readyRun, type PlayedRun } from './play-run.js';
import { progressLine } from './progress-line.js';
import { remindAtExit } from './remind-at-exit.js';
import type { RunOptions } from './run-options.js';

/** Plays a run before somebody who sees how far it is, can press Ctrl-C, and is told what a crash leaves behind. */
export async function playAtTerminal(suites: readonly Suite[], options: RunOptions): Promise<PlayedRun> {
  const ready = await readyRun(options);
  const runId = randomUUID();
  const journal = journalFile(options.transcript, runId);
  const interruption = catchInterruption({
    say: (words) => process.stderr.write(`\n${words}\n`),
    exit: (code) => process.exit(code),
  });
  const forget = remindAtExit(journal);
  const confirm = enterKey();
  const line = await progressLine({
    canConfirm: confirm !== undefined,
    total: suites.length - (leftOutBy(options, suites).leftOut?.scenarios.length ?? 0),
    quiet: options.detail === 'quiet',
    color: options.color && allowsColour(),
  });
  const { signal } = interruption;
  const onProgress = line.onProgress;
  try {
    return await playRun(suites, options, ready, { runId, journal, signal, confirm, onProgress });
  } finally {
    line.stop();
    interruption.release();
    if (dropWhenDone(journal)) forget();
  }
}
