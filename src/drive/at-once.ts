import type { Scenario } from '../model/index.js';
import type { TrafficWish } from './traffic.js';

/** Whether a scenario may begin beside others, and what it holds until it is over. */
interface Seats {
  readonly sockets: number;
  readonly scenarios: number;
}

/**
 * Plays scenarios at the same time, as far as the limits allow. Each begins only when all the connections that it ever has at
 * once are free, and keeps them until its end: no scenario waits for a connection that another one holds, so that two can
 * never wait for each other. One that needs more than there are plays alone.
 */
export async function playAtOnce<Played>(
  scenarios: readonly Scenario[],
  wish: TrafficWish,
  play: (scenario: Scenario) => Promise<Played>,
): Promise<PromiseSettledResult<Played>[]> {
  const free = { ...seatsIn(wish) };
  const waiting = [...scenarios];
  const results = new Map<Scenario, PromiseSettledResult<Played>>();
  await new Promise<void>((resolve) => {
    const begin = () => {
      if (results.size === scenarios.length) resolve();
      for (const scenario of [...waiting]) {
        const needed = seatsFor(scenario, wish);
        if (needed.sockets > free.sockets || needed.scenarios > free.scenarios) continue;
        waiting.splice(waiting.indexOf(scenario), 1);
        take(needed, -1);
        void Promise.allSettled([play(scenario)]).then(([result]) => {
          results.set(scenario, result);
          take(needed, 1);
          begin();
        });
      }
    };
    const take = ({ sockets, scenarios: seats }: Seats, sign: 1 | -1) => {
      free.sockets += sign * sockets;
      free.scenarios += sign * seats;
    };
    begin();
  });
  return scenarios.flatMap((scenario) => results.get(scenario) ?? []);
}

/** Where a rate is kept, each scenario that plays has one request in a second, so that what it asks for does not grow old. */
function seatsIn({ ratePerS, connections }: TrafficWish): Seats {
  const scenarios = ratePerS === undefined ? Number.MAX_SAFE_INTEGER : Math.max(1, Math.floor(ratePerS));
  return { sockets: connections ?? Number.MAX_SAFE_INTEGER, scenarios };
}

/** A scenario that does not say how many connections it has at once is given all of them. */
function seatsFor({ connections }: Scenario, wish: TrafficWish): Seats {
  const most = wish.connections;
  return { sockets: most === undefined ? 0 : Math.min(connections ?? most, most), scenarios: 1 };
}
