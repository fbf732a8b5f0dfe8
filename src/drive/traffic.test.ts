import { describe, expect, test } from 'vitest';
import { Traffic } from './traffic.js';

const never = new AbortController().signal;

describe('requests', () => {
  test('begin no faster than the rate, in the order they came', async () => {
    const traffic = new Traffic({ ratePerS: 50 });
    const from = performance.now();
    const begun: { index: number; at: number }[] = [];
    const requests = Array.from({ length: 5 }, async (_, index) => {
      const leave = await traffic.enter(never);
      begun.push({ index, at: performance.now() });
      leave?.();
    });
    await Promise.all(requests);
    expect(begun.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    for (const { index, at } of begun) expect(at - from).toBeGreaterThanOrEqual(20 * index);
  });

  test('are under way no more at once than allowed', async () => {
    const traffic = new Traffic({ connections: 2 });
    const leaves = [await traffic.enter(never), await traffic.enter(never)];
    let third = false;
    const waiting = traffic.enter(never).then(() => (third = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(third).toBe(false);
    leaves[0]?.();
    await waiting;
    expect(third).toBe(true);
  });

  test('that are called off while they wait take nobody’s turn', async () => {
    const traffic = new Traffic({ connections: 1, ratePerS: 1_000 });
    const leave = await traffic.enter(never);
    const calledOff = new AbortController();
    const given = traffic.enter(calledOff.signal);
    const next = traffic.enter(never);
    calledOff.abort();
    expect(await given).toBeUndefined();
    expect(await traffic.enter(calledOff.signal)).toBeUndefined();
    leave?.();
    expect(await next).toBeTypeOf('function');
  });
});
