import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cli, type Ended } from '../../cli/testing/process.js';
import { startHostile, type Hostility } from './hostile-server.js';

export interface Attacked extends Ended {
  readonly peakBytes: number;
  readonly tookMs: number;
  /** What the server has seen of requests and their headers. */
  readonly seen: readonly string[];
}

/** The most memory that a run may need, in bytes. */
export const MOST_BYTES = 300_000_000;

/** The words of a walk that is over in seconds even where everything takes as long as it may. */
const SHORT = ['--timeout', '1', '--time-budget', '5', '--no-config'];

/** Tells at the end of the process how much memory it had at most, in bytes. */
const PRELOAD = `import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(process.env.PEAK_MEMORY_FILE, String(process.resourceUsage().maxRSS * 1024)));`;

/** Runs the built product against a hostile server. */
export async function attacked(hostility: Hostility, words: readonly string[] = []): Promise<Attacked> {
  const server = await startHostile(hostility);
  const folder = await mkdtemp(join(tmpdir(), 'fhir-handshake-hostile-'));
  const file = join(folder, 'peak');
  const begun = performance.now();
  try {
    const ended = await cli(['run', server.baseUrl, ...SHORT, ...words], {
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(PRELOAD)}`, PEAK_MEMORY_FILE: file },
    });
    const tookMs = performance.now() - begun;
    return { ...ended, tookMs, peakBytes: Number(await readFile(file, 'utf8')), seen: server.seen };
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}
