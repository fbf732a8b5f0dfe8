import type { Library } from '../../src/cli/load-suites.js';
import { RELEASES, type Scenario } from '../../src/model/index.js';
import { admitted } from './gate.js';
import type { Row } from './rows.js';
import { broken, reasons, walked } from './walked.js';
import { watched } from './watched.js';

/** By name of a row, the ids of the scenarios in which it can find something; a row that is absent is played whole. */
export type Reach = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * In which scenarios the server of a row would decide otherwise than the honest one: each is played once with the honest server,
 * alone, and every decision put to all rows. Where none differs, the server of the row answers as the honest one does, which a row
 * of its own shows to break nothing: such a scenario need not be played again for each row.
 *
 * The home of a check that the row names is played in any case, whatever came about in that one time. What a row does to a scenario
 * only by what it does in another one, on the same server, is not looked for.
 */
export async function reachOf(library: Library, rows: readonly Row[]): Promise<Reach> {
  const homes = homesIn(library);
  const deciding = rows.filter(({ decides }) => decides !== undefined);
  const reach = new Map(
    deciding.map(({ name, breaks }) => [name, new Set(breaks.flatMap((id) => homes.get(id) ?? []))]),
  );
  const look = async (scenario: Scenario, release: (typeof RELEASES)[number]) => {
    const others = deciding.filter(({ setup }) => setup.release === release);
    const differs = ({ name }: Row) => reach.get(name)?.add(scenario.id);
    const through = watched(others, differs);
    const report = await admitted(() => walked(library, { release, only: new Set([scenario.id]), through }));
    // A server that is disturbed by being looked at would show how far that reaches, and no more.
    if (broken(report).length > 0)
      throw new Error(`The honest server looked at is honest no more: ${reasons(report, []).join('; ')}`);
  };
  const releases = RELEASES.filter((release) => deciding.some(({ setup }) => setup.release === release));
  await Promise.all(releases.flatMap((release) => library.suites.map(async ({ scenario }) => look(scenario, release))));
  return reach;
}

/** The scenario of the suite that a check stands in. */
function homesIn({ suites }: Library): ReadonlyMap<string, string> {
  return new Map(suites.flatMap(({ scenario, checks }) => checks.map(({ id }) => [id, scenario.id] as const)));
}
