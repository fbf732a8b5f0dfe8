// Times of whole processes, as a user waits for them.
import { spawnSync } from 'node:child_process';

const ROUNDS = 11;

/** Milliseconds that one node process takes. */
export function timed(args) {
  const begun = performance.now();
  output(args);
  return performance.now() - begun;
}

/** What one node process prints. */
export function output(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`node ${args.join(' ')} exited ${status}: ${stderr.slice(-2000)}`);
  return stdout;
}

/** Medians of several commands, interleaved so that a busy moment touches all of them. */
export function medians(commands) {
  const rounds = timedRounds(commands);
  return commands.map((_, index) => median(rounds.map((times) => times[index])));
}

/** Times of several commands in each of the rounds. */
export function timedRounds(commands) {
  return Array.from({ length: ROUNDS }, () => commands.map(timed));
}

export function median(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}
