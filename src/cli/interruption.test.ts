import { expect, test } from 'vitest';
import { catchInterruption, INTERRUPTED } from './interruption.js';

function caught(leftBehind: readonly string[]) {
  const said: string[] = [];
  const exits: number[] = [];
  const interruption = catchInterruption({
    say: (line) => said.push(line),
    leftBehind: () => leftBehind,
    exit: (code) => exits.push(code),
  });
  return { said, exits, interruption };
}

test('the first signal stops the walk, the second one the process', () => {
  const { said, exits, interruption } = caught(['Subscription/1', 'Patient/2']);
  try {
    process.emit('SIGINT');
    expect(interruption.signal.aborted).toBe(true);
    expect(said.at(-1)).toContain('cleaning up');
    expect(exits).toEqual([]);

    process.emit('SIGINT');
    expect(said.at(-1)).toBe('This may be left on the target: Subscription/1, Patient/2');
    expect(exits).toEqual([INTERRUPTED]);
  } finally {
    interruption.release();
  }
});

test('says so where nothing is left', () => {
  const { said, interruption } = caught([]);
  try {
    process.emit('SIGTERM');
    process.emit('SIGTERM');
    expect(said.at(-1)).toBe('Nothing is left on the target.');
  } finally {
    interruption.release();
  }
});

test('hands the signals back', () => {
  const before = process.listenerCount('SIGINT');
  const { interruption } = caught([]);
  expect(process.listenerCount('SIGINT')).toBe(before + 1);
  interruption.release();
  expect(process.listenerCount('SIGINT')).toBe(before);
});
