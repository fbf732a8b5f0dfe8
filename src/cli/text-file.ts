import { readFile } from 'node:fs/promises';
import { isObject, parseJson, usageTrouble } from '../model/index.js';

/** The text of a file that an option names. Throws a Trouble where it cannot be read. */
export async function textFile(path: string, option: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    throw usageTrouble(
      `${option} ${path} cannot be read: ${reasonOf(thrown)}. Name a file that exists and that you may read.`,
    );
  }
}

/** The text of a file that has to hold a JSON object such as a resource, or a list of them. */
export async function jsonFile(path: string, option: string): Promise<string> {
  const text = await textFile(path, option);
  const json = parseJson(text);
  if (isObject(json) || Array.isArray(json)) return text;
  throw usageTrouble(`${option} ${path} holds no JSON object. Put one resource in it, in FHIR's JSON format.`);
}

/** What went wrong with a file, in words. */
export function reasonOf(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'you have no permission';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'part of the path is a file, not a folder';
    default:
      return thrown instanceof Error ? thrown.message : String(thrown);
  }
}
