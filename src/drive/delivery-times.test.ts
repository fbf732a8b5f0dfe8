import { describe, expect, test } from 'vitest';
import { DeliveryTimes } from './delivery-times.js';

const FOCUS = 'Encounter/e1';

function watching(causedAt: number) {
  const run = { slowestDeliveryMs: 0 };
  const triggeredAt = new Map([[FOCUS, causedAt]]);
  return { run, triggeredAt, times: new DeliveryTimes({ run, triggeredAt }) };
}

describe('how long a target takes to deliver', () => {
  test('is the longest time from a change to the first event about it', () => {
    const { run, triggeredAt, times } = watching(100);
    times.since(0);
    times.arrived(130, FOCUS);
    times.arrived(900, FOCUS);
    expect(run.slowestDeliveryMs).toBe(30);
    triggeredAt.set(FOCUS, 1_000);
    times.arrived(1_020, FOCUS);
    expect(run.slowestDeliveryMs).toBe(30);
  });

  test('says nothing of events from before anybody listened, or about something else', () => {
    const { run, times } = watching(100);
    times.arrived(150, FOCUS);
    times.since(200);
    times.arrived(230, FOCUS);
    times.arrived(230, 'Encounter/of-somebody-else');
    times.arrived(230);
    expect(run.slowestDeliveryMs).toBe(0);
  });

  test('is not told by what waited for an endpoint that refused or delayed it', () => {
    const { run, triggeredAt, times } = watching(100);
    times.since(0);
    times.heldUp();
    times.arrived(500, FOCUS);
    triggeredAt.set(FOCUS, 510);
    times.accepted(600);
    times.arrived(700, FOCUS);
    expect(run.slowestDeliveryMs).toBe(0);
    triggeredAt.set(FOCUS, 800);
    times.arrived(815, FOCUS);
    expect(run.slowestDeliveryMs).toBe(15);
  });

  test('goes on from where it was where nothing was held up', () => {
    const { run, times } = watching(100);
    times.since(0);
    times.accepted(110);
    times.arrived(120, FOCUS);
    expect(run.slowestDeliveryMs).toBe(20);
  });
});
