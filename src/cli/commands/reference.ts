import { writeFile } from 'node:fs/promises';
import { usageTrouble } from '../../model/index.js';
import { faults, variants } from '../../reference/index.js';
import { startEmbedded } from '../embedded-server.js';
import { flagOption, numberOption, textOption, type RawOptions } from '../raw-options.js';
import { readReferenceWish } from '../reference-wish.js';
import { reasonOf } from '../text-file.js';

/** Starts the embedded server until Ctrl-C, or lists how it can be broken. The exit code. */
export async function reference(raw: RawOptions): Promise<number> {
  if (flagOption(raw, 'listFaults')) return print((await faults()).map(listed));
  if (flagOption(raw, 'listVariants')) return print(variants.map(listed));

  const wish = readReferenceWish(raw);
  const caFile = textOption(raw, 'caFile');
  if (caFile !== undefined && !wish.tls) {
    throw usageTrouble(`--ca-file ${caFile} writes the certificate of --tls. Add --tls, or leave it out.`);
  }
  const log = flagOption(raw, 'verbose') ? (line: string) => process.stderr.write(`${line}\n`) : undefined;
  const stopped = stopSignal();
  const server = await startEmbedded(wish, { port: numberOption(raw, 'port') ?? 0, log });
  try {
    if (caFile !== undefined) await writeCertificate(caFile, server.certificate ?? '');
    const trust = caFile === undefined ? '--insecure' : `--ca ${caFile}`;
    const title = `Embedded FHIR ${server.release} server:`;
    const options = [
      ...(server.certificate === undefined ? [] : [trust]),
      ...(server.token === undefined ? [] : [`--token ${server.token}`]),
      ...(server.otherToken === undefined ? [] : [`--other-token ${server.otherToken}`]),
    ];
    const walk = ['fhir-handshake run', server.baseUrl, ...options].join(' ');
    process.stdout.write(`${title} ${server.baseUrl}\n${'Walk it:'.padEnd(title.length)} ${walk}\n`);
    process.stdout.write('It keeps everything in memory. Stop it with Ctrl-C.\n');
    await stopped;
  } finally {
    await server.close();
  }
  return 0;
}

async function writeCertificate(file: string, pem: string): Promise<void> {
  try {
    await writeFile(file, pem);
  } catch (thrown) {
    throw usageTrouble(`--ca-file ${file} cannot be written: ${reasonOf(thrown)}. Name a file that you may write.`);
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/** A fault or variant that exists in some releases only says in which. */
function listed({ id, story, releases }: Listed): { readonly id: string; readonly story: string } {
  return { id, story: releases === undefined ? story : `${story} (${releases.join(', ')} only)` };
}

interface Listed {
  readonly id: string;
  readonly story: string;
  readonly releases?: readonly string[] | undefined;
}

function print(rows: readonly { readonly id: string; readonly story: string }[]): number {
  const width = Math.max(0, ...rows.map(({ id }) => id.length)) + 2;
  process.stdout.write(rows.map(({ id, story }) => `${id.padEnd(width)}${story}\n`).join(''));
  return 0;
}
