import { afterEach, describe, expect, test } from 'vitest';
import type { SocketAuth } from '../../src/drive/index.js';
import { told } from '../../src/drive/testing/told.js';
import { front, type Front, type FrontOptions } from './testing/front.js';

let target: Front | undefined;

afterEach(async () => {
  await target?.close();
  target = undefined;
});

/** The headers that say who asks of each opening, of two connections in a row. */
async function shown(socketAuth: SocketAuth | undefined, options: FrontOptions = {}): Promise<object[]> {
  const here = (target = await front(options));
  await told(
    here.baseUrl,
    async (subscriber) => {
      await subscriber.connect(here.baseUrl.replace(/^http/, 'ws') + '/ws');
      await subscriber.connect(here.baseUrl.replace(/^http/, 'ws') + '/ws');
    },
    { socketAuth, token: 'token-1', headers: { 'X-Key': 'key-1' } },
  );
  return here.seen
    .filter(({ what }) => what.startsWith('upgrade'))
    .map(({ headers }) => ({ authorization: headers.authorization, key: headers['x-key'] }));
}

const none = { authorization: undefined, key: undefined };
const all = { authorization: 'Bearer token-1', key: 'key-1' };

describe('credentials in the opening of a WebSocket', () => {
  test('are not shown where it opens without them', async () => {
    expect(await shown(undefined)).toEqual([none, none]);
  });

  test.each([401, 403])('are shown where it is refused without them by %d, and from then on', async (status) => {
    const refusesUpgrade: FrontOptions['refusesUpgrade'] = ({ headers }) =>
      headers.authorization === undefined ? status : undefined;
    expect(await shown('refused', { refusesUpgrade })).toEqual([none, all, all]);
  });

  test('are not shown where it is refused for another reason', async () => {
    expect(await shown('refused', { refusesUpgrade: () => 404 })).toEqual([none, none]);
  });

  test('are shown always, or never, where the user says so', async () => {
    expect(await shown('always')).toEqual([all, all]);
    await target?.close();
    expect(await shown('never', { refusesUpgrade: () => 401 })).toEqual([none, none]);
  });
});
