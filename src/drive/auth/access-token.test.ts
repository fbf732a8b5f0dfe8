import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { targetTrouble } from '../../model/index.js';
import { AccessToken } from './access-token.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A token of a life in seconds; `fetches`: how often it was asked for. */
function tokenOf(lifeS: number | undefined, fails: () => boolean = () => false) {
  const seen = { fetches: 0 };
  const token = new AccessToken(async () => {
    seen.fetches += 1;
    if (fails()) throw targetTrouble('no luck');
    return { value: `token-${String(seen.fetches)}`, lifeMs: lifeS === undefined ? undefined : lifeS * 1000 };
  });
  return { token, seen };
}

function pass(seconds: number): void {
  vi.advanceTimersByTime(seconds * 1000);
}

describe('a token', () => {
  test('is fetched once for all who ask at the same time', async () => {
    const { token, seen } = tokenOf(300);
    expect(await Promise.all([token.get(), token.get(), token.get()])).toEqual(['token-1', 'token-1', 'token-1']);
    expect([seen.fetches, token.current]).toEqual([1, 'token-1']);
  });

  test.each([
    [300, 269, 271],
    [3600, 3569, 3571],
    [10, 7.9, 8.1],
  ])('that lives %d s is kept for %d s and renewed after %d s', async (lifeS, before, after) => {
    const { token } = tokenOf(lifeS);
    await token.get();
    pass(before);
    expect(await token.get()).toBe('token-1');
    pass(after - before);
    expect(await Promise.all([token.get(), token.get()])).toEqual(['token-2', 'token-2']);
  });

  test('of which nobody says how long it lives is kept', async () => {
    const { token } = tokenOf(undefined);
    await token.get();
    pass(100_000);
    expect(await token.get()).toBe('token-1');
  });

  test('whose clock on the wall went on while the machine slept is over', async () => {
    const { token } = tokenOf(300);
    await token.get();
    vi.setSystemTime(Date.now() + 400_000);
    expect(await token.get()).toBe('token-2');
  });
});

describe('a renewal that fails', () => {
  test('leaves the token that still lives, and is tried again after a while', async () => {
    let fails = false;
    const { token, seen } = tokenOf(100, () => fails);
    await token.get();
    fails = true;
    pass(85);
    expect([await token.get(), await token.get(), seen.fetches]).toEqual(['token-1', 'token-1', 2]);
    pass(3);
    expect([await token.get(), seen.fetches]).toEqual(['token-1', 3]);
    fails = false;
    pass(3);
    expect(await token.get()).toBe('token-4');
  });

  test('is told where no token lives', async () => {
    let fails = true;
    const { token } = tokenOf(10, () => fails);
    await expect(token.get()).rejects.toThrow('no luck');
    fails = false;
    await token.get();
    fails = true;
    pass(11);
    await expect(token.get()).rejects.toThrow('no luck');
  });
});

describe('after a 401', () => {
  test('a token that should still live is not renewed', async () => {
    const { token, seen } = tokenOf(300);
    expect([await token.renewedAfter(await token.get()), seen.fetches]).toEqual([false, 1]);
  });

  test('one that somebody else renewed meanwhile needs no other', async () => {
    const { token, seen } = tokenOf(10);
    await token.get();
    pass(11);
    await token.get();
    expect([await token.renewedAfter('token-1'), seen.fetches]).toEqual([true, 2]);
  });

  test('one without a life is renewed, again and again as long as that helps, and no more once it did not', async () => {
    const { token, seen } = tokenOf(undefined);
    await token.get();
    expect(await token.renewedAfter('token-1')).toBe(true);
    token.accepted('token-2');
    expect(await token.renewedAfter('token-2')).toBe(true);
    expect(await token.renewedAfter('token-3')).toBe(false);
    expect([await token.renewedAfter('token-3'), seen.fetches]).toEqual([false, 3]);
  });

  test('the same one again is no use', async () => {
    const token = new AccessToken(async () => ({ value: 'same' }));
    expect(await token.renewedAfter(await token.get())).toBe(false);
  });
});
