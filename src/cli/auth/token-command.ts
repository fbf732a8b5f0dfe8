import { spawn } from 'node:child_process';
import { at, isObject, parseJson, textAt, usageTrouble, type Json } from '../../model/index.js';
import type { FetchedToken } from '../../drive/index.js';

/** Longest that a command may take, in ms: some ask somebody to log in. */
const LIMIT_MS = 60_000;

/** Most that a command may print, in characters. */
const MOST_CHARACTERS = 1_000_000;

/** A line for the shell, or a program with its arguments. */
export type TokenCommand = string | readonly string[];

/** The token that a command prints: alone, or as `access_token` of a JSON object with `expires_in` in seconds. */
export async function commandToken(
  command: TokenCommand,
  signal: AbortSignal,
  named = '--token-command',
): Promise<FetchedToken> {
  // Never the command itself, which may hold a secret.
  const name = `The command of ${named}`;
  const printed = (await outputOf(command, signal, name)).trim();
  const json = parseJson(printed);
  const value = isObject(json) ? textAt(json, 'access_token') : printed;
  if (value !== undefined && /^[\x21-\x7e]+$/.test(value)) return { value, lifeMs: await lifeMsOf(value, json) };
  throw usageTrouble(
    `${name} prints ${printed === '' ? 'nothing' : 'what is no access token'}. It has to print the token alone, in one line, ` +
      'or a JSON object with "access_token".',
  );
}

/** Both streams are kept from the terminal: what a command prints may be the token. */
async function outputOf(command: TokenCommand, signal: AbortSignal, name: string): Promise<string> {
  const [program = '', ...words] = typeof command === 'string' ? [command] : command;
  const child = spawn(program, words, {
    shell: typeof command === 'string',
    stdio: ['ignore', 'pipe', 'ignore'],
    signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (output.length < MOST_CHARACTERS) output += text;
  });
  const failure = await new Promise<string | undefined>((resolve) => {
    child.on('error', (error) => resolve(reasonOf(error)));
    child.on('close', (code) => resolve(code === 0 ? undefined : `ends with exit code ${String(code)}`));
  });
  if (failure === undefined) return output;
  throw usageTrouble(`${name} ${failure}, and there is no token. Run it yourself to see what it says.`);
}

function reasonOf(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ABORT_ERR') return `is not done after ${String(LIMIT_MS / 1000)} s`;
  return code === 'ENOENT' ? 'cannot be started: there is no such program' : `cannot be started (${String(code)})`;
}

/** As the output says, else as the token itself does, where it is a JWT with both times. */
async function lifeMsOf(token: string, json: Json | undefined): Promise<number | undefined> {
  const seconds = Number(at(json, 'expires_in') ?? Number.NaN);
  if (Number.isFinite(seconds) && seconds > 0) return seconds * 1000;
  const { decodeJwt } = await import('jose');
  try {
    const { exp } = decodeJwt(token);
    const lifeMs = exp === undefined ? 0 : exp * 1000 - Date.now();
    return lifeMs > 0 ? lifeMs : undefined;
  } catch {
    return undefined;
  }
}
