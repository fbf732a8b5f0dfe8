import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { ReadOnly } from './read-only.js';

class Connection {
  bindings = [{ token: 'a' }];
  end(): void {
    this.bindings = [];
  }
}

const world = {
  topics: Object.freeze([Object.freeze({ id: 'one', fires: () => true })]),
  subscriptions: new Map([['1', { count: 0, events: [1, 2] }]]),
  connections: new Set([new Connection()]),
};

type World = typeof world;

function isWorld(value: unknown): value is World {
  return typeof value === 'object' && value !== null && 'topics' in value;
}

function looked(): World {
  const view = new ReadOnly().of(world);
  if (!isWorld(view)) throw new Error('this is no world');
  return view;
}

test('what is looked at is equal to what it is', () => {
  const { topics, subscriptions } = looked();
  expect(isDeepStrictEqual(topics, world.topics)).toBe(true);
  expect(isDeepStrictEqual({ ...subscriptions.get('1') }, { count: 0, events: [1, 2] })).toBe(true);
  expect(topics[0]?.fires()).toBe(true);
  expect(JSON.stringify([...subscriptions.values()])).toBe('[{"count":0,"events":[1,2]}]');
});

test('and what is found on two ways is the same', () => {
  const view = looked();
  expect(view.subscriptions.get('1')).toBe([...view.subscriptions.values()][0]);
});

test.each<[string, (view: World) => unknown]>([
  ['setting a member', (view) => [...view.subscriptions.values()].forEach((one) => (one.count = 1))],
  ['adding to a list', (view) => view.subscriptions.get('1')?.events.push(3)],
  ['adding to a map', (view) => view.subscriptions.set('2', { count: 0, events: [] })],
  ['removing from a set', (view) => view.connections.clear()],
  ['calling a method', (view) => [...view.connections].forEach((one) => one.end())],
  ['taking a member away', (view) => Reflect.deleteProperty(view, 'topics')],
])('%s throws and changes nothing', (_, change) => {
  const before = JSON.stringify([[...world.subscriptions], [...world.connections]]);
  expect(() => change(looked())).toThrow('only to be looked at');
  expect(JSON.stringify([[...world.subscriptions], [...world.connections]])).toBe(before);
});
