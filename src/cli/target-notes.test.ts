import { expect, test } from 'vitest';
import type { Facts } from '../model/index.js';
import { targetNotes } from './target-notes.js';

const capabilities = (...types: string[]) => ({ rest: [{ resource: types.map((type) => ({ type })) }] });
const topic = { url: 'http://example.org/topic', resource: 'Encounter', interactions: ['create'] } as const;
const facts: Facts = {
  baseUrl: 'http://localhost/r5',
  release: 'R5',
  capabilities: capabilities('Subscription'),
  topics: [],
};

test.each([
  ['no Subscriptions', { capabilities: capabilities('Patient') }, 'shows no topic-based Subscriptions'],
  ['no topic', {}, 'Name one with --topic'],
  ['no trigger', { topic: { ...topic, untriggerable: 'it depends on time' } }, 'could be caused: it depends on time'],
  [
    'a bind form',
    { topic, binding: { form: 'colon', handshakes: true } },
    'understands is "bind-with-token: <token>";',
  ],
  ['no handshakes', { topic, binding: { form: 'space', handshakes: false } }, 'without any handshake'],
] as const)('%s', (_words, about, words) => {
  const notes = targetNotes({ ...facts, ...about });
  expect(notes).toHaveLength(1);
  expect(notes[0]).toContain(words);
});

test('nothing where there is nothing to say', () => {
  expect(targetNotes(undefined)).toEqual([]);
  expect(targetNotes({ ...facts, topic })).toEqual([]);
});
