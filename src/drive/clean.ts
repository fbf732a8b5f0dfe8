import { targetTrouble } from '../model/index.js';
import { openClient, type Access } from './client.js';
import type { JournaledRun, JournalNote } from './journal/index.js';
import { doubtful, inWords, removeTagged } from './remove-tagged.js';
import type { Kept, Removing } from './removing.js';
import { silence } from './silence.js';
import { unrecorded } from './unrecorded.js';

export interface Cleaned {
  /** `Encounter/e1`: gone now. */
  readonly removed: readonly string[];
  readonly kept: readonly Kept[];
  /** What may be there and could not be looked for, in words. */
  readonly doubtful: readonly string[];
}

/** Removes what an interrupted run left on its target. `note` is told what to write into its journal. Throws a Trouble where nobody answers. */
export async function clean(run: JournaledRun, access: Access, note: (note: JournalNote) => void): Promise<Cleaned> {
  const client = await openClient(access, performance.now());
  const { rest } = client;
  const gone: string[] = [];
  const removed = (path: string) => {
    gone.push(path);
    note({ removed: path });
  };
  const removing: Removing = { rest, recorder: unrecorded(), signal: new AbortController().signal, removed };
  try {
    await requireAnswer(run.baseUrl, removing);
    const { kept, settled } = await removeTagged({ ...run, runId: run.run }, run.types, run, removing);
    for (const type of settled) note({ swept: type });
    const words = doubtful(run.unnamed, settled).map((one) => inWords(one, run.run));
    return { removed: gone, kept, doubtful: words };
  } finally {
    await client.close();
  }
}

async function requireAnswer(baseUrl: string, { rest, recorder, signal }: Removing): Promise<void> {
  const call = { purpose: 'metadata', method: 'GET', path: 'metadata' } as const;
  const { status, failure } = await rest.send(recorder, call, signal);
  if (status === undefined) throw targetTrouble(silence(`${baseUrl}/metadata`, failure ?? 'unknown'));
}
