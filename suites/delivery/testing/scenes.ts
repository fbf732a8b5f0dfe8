import type { Check, Outcome } from '../../../src/model/index.js';
import { story, type Story } from '../../../src/model/testing/story.js';
import type { StoryOptions, SubscribedOptions } from '../../../src/model/testing/story-options.js';
import { BURST } from '../burst.js';

/** A Subscription, bound to a connection of its own. */
export function listening(key = 'main', options: SubscribedOptions = {}, from: Story = story()): Story {
  const keys = [key];
  return from.subscribed(key, options).token({ keys }).opened(`of-${key}`).bound({ keys }).handshake({ key });
}

/** The same, on a target of its own kind. */
export function listeningAt(options: StoryOptions, settings: SubscribedOptions = {}): Story {
  return listening('main', settings, story(options));
}

/** One change after another, each delivered before the next: numbers 1, 2, 3 … */
export function sequence(events: number, from: Story = listening()): Story {
  for (let event = 1; event <= events; event += 1) from.triggered({ expects: ['main'] }).event({ key: 'main' });
  return from;
}

/** A burst of changes, of which those with the places given are delivered. */
export function burstOf(from: Story, events: number, delivered: readonly number[], firstFocus: number): Story {
  const fromAt = from.now;
  for (let place = 0; place < events; place += 1)
    from.triggered({ focus: `Encounter/b${String(firstFocus + place)}`, expects: ['main'] });
  for (const place of delivered) from.event({ key: 'main', focus: `Encounter/b${String(firstFocus + place)}` });
  return from.after(5_000).listened(BURST, ['main'], fromAt);
}

/** What a check says of a story. */
export function told(check: Check, scene: Story): Outcome['outcome'] {
  return check.judge(scene.history()).outcome;
}

export function wordsOf(check: Check, scene: Story): string {
  return JSON.stringify(check.judge(scene.history()));
}
