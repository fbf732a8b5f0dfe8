import type { Unnamed } from './journal/index.js';
import { removeAll, type Kept, type Removing } from './removing.js';
import { findAwaited } from './tag-search.js';

/** Whose resources are looked for, and where. */
export interface TaggedRun {
  readonly baseUrl: string;
  readonly runId: string;
}

export interface RemovedByTag {
  readonly kept: readonly Kept[];
  /** Types of which nothing that carries the tag is there any more, by a search that the target understood. */
  readonly settled: ReadonlySet<string>;
}

/** Removes what is named, and what carries the tag of the run among the types, whether its creation was answered or not. */
export async function removeTagged(
  { baseUrl, runId }: TaggedRun,
  types: readonly string[],
  left: { readonly named: readonly string[]; readonly unnamed: readonly Unnamed[] },
  removing: Removing,
): Promise<RemovedByTag> {
  const searches = types.map(async (type) => {
    const known = left.named.filter((path) => path.startsWith(`${type}/`)).length;
    const lost = left.unnamed.filter((one) => one.type === type && one.path === undefined).length;
    return { type, ...(await findAwaited(type, known + lost, { ...removing, baseUrl, runId })) };
  });
  const found = await Promise.all(searches);
  const kept = await removeAll([...new Set([...left.named, ...found.flatMap(({ paths }) => paths)])], removing);
  const isKept = (type: string) => kept.some(({ path }) => path.startsWith(`${type}/`));
  const settled = found.filter(({ type, understood }) => understood && !isKept(type));
  return { kept, settled: new Set(settled.map(({ type }) => type)) };
}

/** What may be there and could not be looked for. */
export function doubtful(unnamed: readonly Unnamed[], settled: ReadonlySet<string>): Unnamed[] {
  return unnamed.filter(({ type, path }) => path !== undefined || !settled.has(type));
}

/** The same for somebody who has to look for it. */
export function inWords({ type, path }: Unnamed, runId: string): string {
  return path === undefined
    ? `${type} of unknown id, tagged with run ${runId}`
    : `${path}, which a request that was not answered may have created`;
}
