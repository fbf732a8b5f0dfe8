import { expect, test } from 'vitest';
import { promptText } from './prompt-text.js';

const prompt = { kind: 'prompt', scenario: 'delivery', text: 'End the visit\u001b[2J', limitAt: 61_000 } as const;

test('a prompt says what to do, until when, and how to say that it is done', () => {
  expect(promptText(prompt, 1000, true)).toBe(
    'By hand, for scenario delivery, within 60 s: End the visit\\u001b[2J\n(then press Enter)\n',
  );
  expect(promptText(prompt, 1000, false)).toContain('(its notification shows that it is done)');
});
