import type { Library } from '../../src/cli/load-suites.js';
import type { Release } from '../../src/model/index.js';
import { breaksOf, type Fault } from '../../src/reference/index.js';
import { played } from './walked.js';
import { watched } from './watched.js';

/** Ids of the scenarios in which a row of the matrix can find something. */
export type Reach = ReadonlyMap<Fault, ReadonlySet<string>>;

/**
 * In which scenarios the server would decide otherwise with a fault than without it: each is played once with the honest server,
 * alone, and every decision put to all faults. Where none differs, a server with the fault answers as the honest one does, which
 * a row of its own shows to break nothing: such a scenario need not be played again for each fault.
 *
 * The home of a check that the fault names is played in any case, whatever came about in that one time.
 */
export async function reachOf(library: Library, release: Release, faults: readonly Fault[]): Promise<Reach> {
  const homes = new Map(
    library.suites.flatMap(({ scenario, checks }) => checks.map(({ id }) => [id, scenario.id] as const)),
  );
  const reach = new Map(
    faults.map((fault) => [fault, new Set((breaksOf(fault, release) ?? []).flatMap((id) => homes.get(id) ?? []))]),
  );
  await Promise.all(
    library.suites.map(async ({ scenario }) => {
      const differs = (fault: Fault) => reach.get(fault)?.add(scenario.id);
      await played(library, {
        release,
        only: new Set([scenario.id]),
        through: (honest) => watched(honest, faults, differs),
      });
    }),
  );
  return reach;
}
