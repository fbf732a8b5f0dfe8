import { describe, expect, test } from 'vitest';
import { commandToken, type TokenCommand } from './token-command.js';

const signal = new AbortController().signal;

/** A program that prints a text. */
function printing(text: string): TokenCommand {
  return [process.execPath, '-e', `process.stdout.write(${JSON.stringify(text)})`];
}

describe('the token of a command', () => {
  test.each<[string, TokenCommand, object]>([
    ['printed alone', printing('abc.def\n'), { value: 'abc.def', lifeMs: undefined }],
    [
      'as a token endpoint gives it',
      printing('{"access_token":"abc","expires_in":300}'),
      { value: 'abc', lifeMs: 300_000 },
    ],
    ['of a line for the shell', 'printf abc && printf def', { value: 'abcdef', lifeMs: undefined }],
  ])('%s', async (_words, command, token) => {
    expect(await commandToken(command, signal)).toEqual(token);
  });

  test('tells itself how long it lives, where it is a JWT', async () => {
    const claims = Buffer.from(JSON.stringify({ exp: Math.floor(Date.now() / 1000) + 600 })).toString('base64url');
    const { lifeMs = 0 } = await commandToken(printing(`eyJhbGciOiJub25lIn0.${claims}.`), signal);
    expect(lifeMs).toBeGreaterThan(590_000);
    expect(lifeMs).toBeLessThanOrEqual(600_000);
  });
});

describe('a command that is no use is told, with neither what it is nor what it says', () => {
  test.each<[string, TokenCommand, RegExp]>([
    [
      'it fails',
      [process.execPath, '-e', 'console.log("s3cret"); console.error("s3cret"); process.exit(3)'],
      /ends with exit code 3.*Run it yourself/,
    ],
    ['it is not there', ['/nowhere/s3cret'], /cannot be started: there is no such program/],
    ['it prints nothing', printing(''), /prints nothing\./],
    ['it prints a text', printing('Log in at s3cret'), /prints what is no access token/],
    ['it prints another object', printing('{"token":"s3cret"}'), /prints what is no access token/],
  ])('%s', async (_words, command, message) => {
    const said = await commandToken(command, signal).then(String, (thrown: unknown) => String(thrown));
    expect(said).toMatch(message);
    expect(said).not.toContain('s3cret');
  });

  test('it never ends: the run does not wait for it', async () => {
    const ended = AbortSignal.timeout(50);
    await expect(commandToken([process.execPath, '-e', 'setInterval(() => {}, 1000)'], ended)).rejects.toThrow(
      'is not done',
    );
  });
});
