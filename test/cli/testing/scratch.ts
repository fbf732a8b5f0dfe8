import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { isObject, parseJson, type JsonObject } from '../../../src/model/index.js';

/** A folder that is removed after the test. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fhir-handshake-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The JSON object in a file. */
export async function jsonIn(file: string): Promise<JsonObject> {
  const value = parseJson(await readFile(file, 'utf8'));
  if (isObject(value)) return value;
  throw new Error(`${file} holds no JSON object`);
}
