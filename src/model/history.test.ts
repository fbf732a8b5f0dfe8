import { describe, expect, test } from 'vitest';
import { refused, succeeded } from './exchange.js';
import { at } from './json.js';
import { having, notificationBundle, story, STORY_FACTS, without } from './testing/story.js';

/** One Subscription, one connection, two events. */
function usualStory() {
  return story()
    .subscribed('a')
    .token()
    .opened()
    .bound()
    .handshake()
    .triggered()
    .event()
    .triggered({ interaction: 'update', focus: 'Encounter/e1' })
    .event({ focus: 'Encounter/e1' })
    .closed();
}

describe('Subscriptions', () => {
  test('are known by their key, with what was asked and what was granted', () => {
    const history = story()
      .subscribed('a', { id: 'x1', asked: { heartbeatPeriodS: 1 }, granted: { heartbeatPeriodS: 10 } })
      .history();
    const a = history.subscription('a');
    expect([a?.id, a?.requested.heartbeatPeriodS, a?.settings.heartbeatPeriodS]).toEqual(['x1', 1, 10]);
    expect(a?.create.status).toBe(201);
    expect(a?.storedResource).toMatchObject({ resourceType: 'Subscription', id: 'x1', status: 'active' });
    expect(history.subscription('b')).toBeUndefined();
  });

  test('that were never read back are known from the answer to the create', () => {
    const history = story()
      .subscribed('a', { readBack: false, granted: { heartbeatPeriodS: 10 } })
      .history();
    expect(history.subscription('a')?.settings.heartbeatPeriodS).toBe(10);
  });

  test('are known from the request where no answer showed them', () => {
    const history = story()
      .exchange({ purpose: 'create', about: 'a', method: 'POST', body: { maxCount: 3 }, status: 201 })
      .mark({ name: 'subscribed', key: 'a', id: 'x', exchange: 1 })
      .exchange({ purpose: 'read', about: 'a', status: 404, answer: { resourceType: 'OperationOutcome' } })
      .history();
    const a = history.subscription('a');
    expect([a?.storedResource, a?.settings.maxCount]).toEqual([undefined, 3]);
  });
});

describe('exchanges', () => {
  const history = story()
    .exchange({ purpose: 'token', about: 'a', status: 200, answer: { resourceType: 'Parameters' } })
    .exchange({ purpose: 'token', about: 'b', failure: { code: 'ECONNRESET', message: 'reset' } })
    .exchange({ purpose: 'read', about: 'a', status: 200, answer: 'not JSON' })
    .exchange({ purpose: 'read', about: 'b' })
    .history();

  test('are found by purpose and by what they are about', () => {
    expect(history.exchangesFor('token').map(({ about }) => about)).toEqual(['a', 'b']);
    expect(history.exchangesFor('read', 'a').map(({ request }) => request.exchange)).toEqual([3]);
    expect(history.exchange(2)?.about).toBe('b');
    expect(history.exchange(9)).toBeUndefined();
  });

  test('hold what came of the request, and no more', () => {
    expect(history.exchange(1)?.body).toEqual({ resourceType: 'Parameters' });
    expect([history.exchange(2)?.status, history.exchange(2)?.failure?.code]).toEqual([undefined, 'ECONNRESET']);
    expect([history.exchange(3)?.status, history.exchange(3)?.body]).toEqual([200, undefined]);
    expect([history.exchange(4)?.response, history.exchange(4)?.failure]).toEqual([undefined, undefined]);
  });

  test.each([
    [200, true, false],
    [204, true, false],
    [302, false, false],
    [400, false, true],
    [401, false, false],
    [404, false, true],
    [422, false, true],
    [429, false, false],
    [500, false, false],
  ])('status %i: success %s, refusal %s', (status, success, refusal) => {
    const answered = story().exchange({ purpose: 'x', status }).history().exchange(1);
    expect([succeeded(answered), refused(answered)]).toEqual([success, refusal]);
  });

  test('that came too often and were sent again are no exchanges to judge', () => {
    const told = story()
      .exchange({ purpose: 'x', about: 'a', status: 429 })
      .exchange({ purpose: 'x', about: 'b', status: 429 })
      .exchange({ purpose: 'x', about: 'a', status: 429 })
      .exchange({ purpose: 'x', about: 'a', status: 200 });
    const judged = told.history().exchanges.map(({ about, status }) => [about, status]);
    expect(judged).toEqual([
      ['b', 429],
      ['a', 200],
    ]);
  });

  test('without an answer are neither success nor refusal', () => {
    expect([succeeded(history.exchange(2)), refused(history.exchange(2)), refused(undefined)]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('notifications', () => {
  test('come with their key, type and connection, in order of arrival', () => {
    const history = usualStory().history();
    expect(history.notifications.map(({ key, connection, status }) => [key, connection, status.type])).toEqual([
      ['a', 'c1', 'handshake'],
      ['a', 'c1', 'event-notification'],
      ['a', 'c1', 'event-notification'],
    ]);
    expect(history.notificationsOfType('handshake')).toHaveLength(1);
    expect(history.notificationsOfType('event-notification', 'b')).toEqual([]);
  });

  test('of a Subscription that is not the own have no key', () => {
    const history = story().subscribed('a').opened().handshake({ subscriptionId: 'foreign' }).history();
    expect(history.notifications.map(({ key }) => key)).toEqual([undefined]);
  });

  test('are one for each status of a combined Bundle', () => {
    const timestamp = '2030-01-01T00:00:00Z';
    const [one, other] = ['a', 'b'].map((subscriptionId) =>
      notificationBundle({ type: 'heartbeat', subscriptionId: `sub-${subscriptionId}`, timestamp }),
    );
    const both = having('entry[1]', at(one, 'entry', 0) ?? null)(other ?? {});
    const history = story().subscribed('a').subscribed('b').opened().received(JSON.stringify(both)).history();
    expect(history.notifications.map(({ key }) => key)).toEqual(['b', 'a']);
    expect(history.messages).toHaveLength(1);
  });

  test('are no messages that are not JSON or hold no status', () => {
    const history = story().opened().received('bound sub-a').received('{"resourceType":"OperationOutcome"}').history();
    expect(history.notifications).toEqual([]);
    expect(history.messages.map(({ json, view }) => [json === undefined, view])).toEqual([
      [true, undefined],
      [false, undefined],
    ]);
  });

  test('that are spoilt stay spoilt', () => {
    const spoilt = having('entry[0].resource.type', 'nonsense');
    const history = story().subscribed('a').opened().handshake({ spoil: spoilt }).history();
    expect(history.notifications.map(({ status }) => status.type)).toEqual(['nonsense']);
  });
});

describe('events', () => {
  test('are found by focus, whatever the form of the reference', () => {
    const versioned = having('entry[0].resource.notificationEvent[0].focus.reference', 'Encounter/e1/_history/2');
    const history = story().subscribed('a').opened().event().event({ spoil: versioned }).event().history();
    expect(history.events('a').map(({ event }) => event.number)).toEqual([1, 2, 3]);
    expect(history.eventsAbout('Encounter/e1', 'a').map(({ event }) => event.number)).toEqual([1, 2]);
  });

  test('that nobody of the scenario caused are foreign; those without focus are not known to be', () => {
    const noFocus = without('entry[0].resource.notificationEvent[0].focus');
    const history = story()
      .subscribed('a')
      .opened()
      .triggered()
      .event()
      .event({ focus: 'Encounter/strange' })
      .event({ spoil: noFocus })
      .history();
    expect(history.foreignEvents('a').map(({ event }) => event.number)).toEqual([2]);
  });
});

describe('connections', () => {
  test('are told from connect to end', () => {
    const [connection] = usualStory().history().connections;
    expect(connection?.open).toBeDefined();
    expect(connection?.binds.map(({ credential, keys }) => [credential, keys])).toEqual([['good', ['a']]]);
    expect(connection?.sent).toHaveLength(1);
    expect(connection?.received).toHaveLength(3);
    expect(connection?.closes.map(({ by, code }) => [by, code])).toEqual([
      ['client', 1000],
      ['server', 1000],
    ]);
    expect(connection?.end?.code).toBe(1000);
  });

  test('keep their messages apart', () => {
    const history = story().opened('c1').opened('c2').received('one', 'c1').received('two', 'c2').history();
    expect(history.connection('c2')?.received.map(({ text }) => text)).toEqual(['two']);
  });

  test('that were refused were never open', () => {
    const refusal = { kind: 'ws-refused', connection: 'c1', status: 401, code: 'HTTP', message: 'no' } as const;
    const history = story()
      .entry({ kind: 'ws-connect', connection: 'c1', url: 'wss://host.example/ws', headers: {} })
      .entry(refusal)
      .history();
    expect([history.connection('c1')?.open, history.connection('c1')?.refused?.status]).toEqual([undefined, 401]);
  });
});

describe('time', () => {
  test('the harness was late as far as standstills overlap the stretch that is asked about', () => {
    const history = story({ facts: null }).at(1_000).late(300).at(5_000).late(50).history();
    expect(history.latenessMs(0, 700)).toBe(0);
    expect(history.latenessMs(0, 900)).toBe(200);
    expect(history.latenessMs(900, 1_200)).toBe(100);
    expect(history.latenessMs(1_000, 9_000)).toBe(50);
    expect(history.latenessMs(0, 9_000)).toBe(350);
    expect(history.endAt).toBe(5_000);
  });

  test('of an empty transcript ends where it starts', () => {
    expect(story({ facts: null }).history().endAt).toBe(0);
  });
});

describe('what could not be played', () => {
  test('the last obstacle is the one that counts', () => {
    const history = story().blocked('bind', 'no handshake').blocked('token', '401').history();
    expect(history.obstacle).toBe('401');
  });

  test('the footer tells it where no mark does', () => {
    expect(story().footer({ outcome: 'interrupted', reason: 'Ctrl-C' }).history().obstacle).toBe('Ctrl-C');
    expect(story().history().obstacle).toBeUndefined();
  });

  test('a recording without footer is incomplete', () => {
    expect(story().footer(null).history().obstacle).toMatch(/incomplete/);
  });

  test('parts left out beforehand are found by what they are', () => {
    const history = story().skipped('expired-token', 'the token lives 1 h', '--time-budget 3700').history();
    expect(history.skipped('expired-token')?.option).toBe('--time-budget 3700');
    expect(history.skipped('another')).toBeUndefined();
  });
});

test('the last facts count', () => {
  const history = story()
    .mark({ name: 'facts', facts: { ...STORY_FACTS, software: 'Newer 2.0' } })
    .history();
  expect(history.facts?.software).toBe('Newer 2.0');
  expect(story({ facts: null }).history().facts).toBeUndefined();
});

test('structure and settings are read by the definitions of the release', () => {
  const history = story().history();
  expect(history.issues({ resourceType: 'Bundle' })).toEqual([expect.objectContaining({ path: 'Bundle.type' })]);
  expect(history.settingsOf({ resourceType: 'Subscription', maxCount: 2 }).maxCount).toBe(2);
});
