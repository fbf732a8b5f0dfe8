import { describe, expect, test } from 'vitest';
import { having, story } from './testing/story.js';

describe('a story told in one line', () => {
  test('reads back as subscriptions, connections and notifications', () => {
    const history = story().subscribed('a').token().opened().bound().handshake().triggered().event().history();

    expect(history.subscriptions.map(({ key, id }) => [key, id])).toEqual([['a', 'sub-a']]);
    expect(history.connections.map(({ id, binds }) => [id, binds.length])).toEqual([['c1', 1]]);
    expect(history.notifications.map(({ key, status }) => [key, status.type, status.count])).toEqual([
      ['a', 'handshake', 0],
      ['a', 'event-notification', 1],
    ]);
    expect(history.eventsAbout('Encounter/e1', 'a')).toHaveLength(1);
    expect(history.foreignEvents()).toEqual([]);
  });

  test('a spoilt Bundle stays spoilt', () => {
    const history = story()
      .subscribed('a')
      .opened()
      .handshake({ spoil: having('entry[0].resource.type', 'nonsense') })
      .history();

    expect(history.notifications.map(({ status }) => status.type)).toEqual(['nonsense']);
  });
});
