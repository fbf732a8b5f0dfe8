import { expect, test } from 'vitest';
import { catchInterruption, INTERRUPTED } from './interruption.js';

function caught() {
  const said: string[] = [];
  const exits: number[] = [];
  const interruption = catchInterruption({
    say: (line) => said.push(line),
    exit: (code) => exits.push(code),
  });
  return { said, exits, interruption };
}

test('the first signal stops the walk, the second one the process', () => {
  const { said, exits, interruption } = caught();
  try {
    process.emit('SIGINT');
    expect(interruption.signal.aborted).toBe(true);
    expect(said.at(-1)).toContain('cleaning up');
    expect(exits).toEqual([]);

    process.emit('SIGINT');
    expect(exits).toEqual([INTERRUPTED]);
  } finally {
    interruption.release();
  }
});

test.each(['SIGTERM', 'SIGHUP'] as const)('%s is heard like Ctrl-C', (signal) => {
  const { interruption } = caught();
  try {
    process.emit(signal);
    expect(interruption.signal.aborted).toBe(true);
  } finally {
    interruption.release();
  }
});

test('hands the signals back', () => {
  const before = process.listenerCount('SIGINT');
  const { interruption } = caught();
  expect(process.listenerCount('SIGINT')).toBe(before + 1);
  interruption.release();
  expect(process.listenerCount('SIGINT')).toBe(before);
});
