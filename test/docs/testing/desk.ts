import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { startReference, type RunningReference } from '../../../src/reference/index.js';
import { asInCi } from '../../ci/testing/stand-in.js';
import { start, type Ended } from '../../cli/testing/process.js';
import { scratchFolder } from '../../cli/testing/scratch.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Where somebody sits who follows a page: a folder, and a server whose address the placeholders of the page stand for. */
export interface Desk {
  readonly cwd: string;
  readonly server: RunningReference;
  /** Writes a file, with the address of the server in it. */
  write(name: string, text: string): Promise<void>;
  /** Runs a command line as the shell does. */
  follow(words: string): Promise<Ended>;
}

/** Base URLs that pages have for a server that a reader has. */
const PLACEHOLDER =
  /https:\/\/(?:your\.server\/fhir|(?:fhir\.)?example\.org\/(?:fhir|r5|r4)|fhir\.example\/r5)(?![\w/])/g;

export async function desk(options: Parameters<typeof startReference>[0] = {}): Promise<Desk> {
  const server = await startReference(options);
  onTestFinished(() => server.close());
  const cwd = await scratchFolder();
  await mkdir(join(cwd, 'tmp'));
  await mkdir(join(cwd, 'node_modules'));
  await symlink(root, join(cwd, 'node_modules', 'fhir-handshake'), 'dir');
  await writeFile(join(cwd, 'package.json'), '{ "type": "module" }');
  const env = {
    FHIR_URL: server.baseUrl,
    FHIR_TOKEN: 'access-1',
    OTHER_PASSWORD: 'access-2',
    TOKEN: 'access-1',
    CLIENT_SECRET: 'secret-1',
    TMPDIR: join(cwd, 'tmp'),
  };
  const addressed = (text: string) => text.replace(PLACEHOLDER, server.baseUrl);
  return {
    cwd,
    server,
    write: (name, text) => writeFile(join(cwd, name), addressed(text)),
    follow: (words) => {
      const script = addressed(abbreviated(words));
      return isServer(words) ? untilItRuns(script, cwd) : asInCi(withNpx(script), { cwd, env });
    },
  };
}

/** A whole walk shows no more of a command line than its first scenario, in which little is waited for. */
function abbreviated(words: string): string {
  return words.replace(
    /(fhir-handshake(?:@[\d.]+)? (?:run|plan)\b(?!.*(?:--only|--fault|--print-config)))/,
    '$1 --only metadata.capabilities',
  );
}

function withNpx(words: string): string {
  return words.replace(/^fhir-handshake /, 'npx fhir-handshake ');
}

function isServer(words: string): boolean {
  return /fhir-handshake reference\b(?!.*--list)/.test(words);
}

/** A server runs until Ctrl-C; a port of its own choosing is free. */
async function untilItRuns(words: string, cwd: string): Promise<Ended> {
  const [, own = ''] = /fhir-handshake (.*?)(?: #.*)?$/.exec(words) ?? [];
  const running = start(
    own
      .trim()
      .replace(/--port \d+/, '--port 0')
      .split(/\s+/),
    { cwd },
  );
  await running.saw(/Stop it with Ctrl-C/);
  running.signal('SIGINT');
  return running.ended;
}
