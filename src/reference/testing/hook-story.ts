import type { Json } from '../json.js';
import { startReference } from '../server.js';
import { Endpoint } from './endpoint.js';
import { HookClient } from './hook-client.js';
import { answering, failing, hanging, reactivating, refusing } from './hook-tales-failing.js';
import { beating, policy, posting, verifying } from './hook-tales.js';

/** What a client sees of each rule, by the check that judges it. A rule whose situation did not come about is absent. */
export type Seen = Readonly<Record<string, Json | undefined>>;

/** A server, honest or spoiled by a fault, with several clients at the same time; each tells of some rules. */
export async function hookStory(fault?: string): Promise<Seen> {
  const faults = fault === undefined ? [] : [fault];
  const server = await startReference({ faults, hookRetryWaitsMs: [10, 10] });
  const play = async (tale: (client: HookClient) => Promise<Seen>): Promise<Seen> => {
    const endpoint = await Endpoint.open();
    const seen = await tale(new HookClient(server, endpoint));
    await endpoint.close();
    return seen;
  };
  const tales = [verifying, posting, beating, policy, answering, failing, reactivating, refusing, hanging];
  const seen = await Promise.all(tales.map(play));
  await server.close();
  return seen.reduce((all, one) => ({ ...all, ...one }), {});
}
