import { describe, expect, test } from 'vitest';
import { judgeEach } from './judging.js';
import { story } from './testing/story.js';

const history = story().history();

function judged(subjects: readonly number[]) {
  return judgeEach(history, subjects, {
    situation: 'number',
    broken: 'a number is negative',
    problem: (n) => (n < 0 ? { expected: 'at least 0', actual: String(n) } : undefined),
    doubt: (n) => (n > 9 ? { expected: 'one digit', actual: String(n) } : undefined),
    doubtful: 'a number is long',
  });
}

describe('judging every subject by one rule', () => {
  test('nothing seen decides nothing', () => {
    expect(judged([])).toEqual({ outcome: 'inconclusive', message: 'no number was seen' });
  });

  test('nothing wrong passes, with the number seen', () => {
    expect(judged([1, 2])).toMatchObject({ outcome: 'pass', message: '2 × number seen, nothing wrong' });
  });

  test('one wrong subject is a violation, with the others counted', () => {
    expect(judged([1, -2, 10])).toEqual({
      outcome: 'violated',
      message: 'a number is negative (1 of 3)',
      findings: [{ expected: 'at least 0', actual: '-2' }],
    });
  });

  test('a doubtful subject is advice', () => {
    expect(judged([1, 10])).toMatchObject({ outcome: 'advise', message: 'a number is long (1 of 2)' });
  });

  test('what stopped the story is named where nothing was seen', () => {
    const stopped = story().blocked('create', 'the server refused it').history();
    const outcome = judgeEach(stopped, [], { situation: 'number', broken: '', problem: () => undefined });
    expect(outcome.message).toBe('no number was seen: the server refused it');
  });
});
