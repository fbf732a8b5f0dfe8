import { setTimeout as pause } from 'node:timers/promises';

/** Rows that play at once in any case: with fewer, the process would mostly wait for what never comes. */
const LEAST = 8;

/** Share of the time that the event loop may be at work and another row begin; at all of it every row would be late. */
const BUSIEST = 0.96;

/** How long that share is looked at, ms: so long that what the row before does at first is in it. */
const LOOK_MS = 60;

let playing = 0;
let queue: Promise<void> = Promise.resolve();

/** Plays rows at the same time, in the order they come, as many as this process bears on the machine as it is now. */
export async function admitted<Result>(row: () => Promise<Result>): Promise<Result> {
  queue = queue.then(roomForAnother);
  await queue;
  try {
    return await row();
  } finally {
    playing -= 1;
  }
}

async function roomForAnother(): Promise<void> {
  while (playing >= LEAST && (await workload()) > BUSIEST);
  playing += 1;
}

async function workload(): Promise<number> {
  const before = performance.eventLoopUtilization();
  await pause(LOOK_MS);
  return performance.eventLoopUtilization(before).utilization;
}
