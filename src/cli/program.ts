import { visible } from '../report/visible.js';
import { commandLine } from './command-line.js';
import { failureOf } from './failure.js';

/** Runs one command line and ends the process with its exit code. */
export async function startProgram(words: readonly string[]): Promise<void> {
  // Whoever reads the output may stop reading, as `head` does.
  process.stdout.on('error', () => process.exit());
  process.on('uncaughtException', (thrown) => void leave(explained(thrown)));
  await leave(await runProgram(words));
}

async function runProgram(words: readonly string[]): Promise<number> {
  let exitCode = 0;
  try {
    await commandLine((code) => {
      exitCode = code;
    }).parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (thrown) {
    return explained(thrown);
  }
}

/** Says what went wrong; the exit code it leads to. */
function explained(thrown: unknown): number {
  const { exitCode, message } = failureOf(thrown);
  if (message !== '') process.stderr.write(`${message.split('\n').map(visible).join('\n')}\n`);
  return exitCode;
}

/** Ends the process once everything is written: open sockets of the target must not keep it alive. */
async function leave(exitCode: number): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) await new Promise((resolve) => stream.write('', resolve));
  process.exit(exitCode);
}
