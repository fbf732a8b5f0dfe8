import { packageVersion } from './version.js';

const words = process.argv.slice(2);

// Asked for by scripts again and again, so nothing else is loaded for it.
if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
  process.stdout.write(`${packageVersion()}\n`);
} else {
  const { startProgram } = await import('./program.js');
  await startProgram(words);
}
