import type { RunningReference } from '../options.js';
import { startReference } from '../server.js';

/** Plays against a server of one variant, and closes it. */
export async function under<Result>(
  variant: string,
  play: (server: RunningReference) => Promise<Result>,
): Promise<Result> {
  const server = await startReference({ variants: [variant] });
  try {
    return await play(server);
  } finally {
    await server.close();
  }
}
