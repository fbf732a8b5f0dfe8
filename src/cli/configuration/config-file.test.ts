import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { configFile } from './config-file.js';

/** What is said of a file with a text. */
async function saidOf(text: string, name = 'own.yaml'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fhir-handshake-config-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  await writeFile(file, text);
  try {
    await configFile(file);
    return '';
  } catch (thrown) {
    return (thrown instanceof Error ? thrown.message : String(thrown)).replaceAll(file, name);
  }
}

describe('what is wrong with a file is told with place, value, rule and remedy', () => {
  test.each([
    [
      'a slip further down',
      'certify:\n  profil: x\n',
      'own.yaml, line 2: in "certify", "profil" is unknown. Did you mean "profile"?',
    ],
    [
      'a wrong type',
      'timeout: soon',
      'own.yaml, line 1: "timeout" is "soon". Longest wait for an answer, a handshake or an event: a number of seconds above 0, such as 10.',
    ],
    ['a wrong number', 'timeout: 0', '"timeout" is 0. Longest wait'],
    ['a wrong word', 'fhir: r9', '"fhir" is "r9". Release of FHIR: auto, r4, r4b or r5'],
    [
      'a header without text',
      'header:\n  X-A: 1\n',
      'own.yaml, line 2: in "header", "X-A" is a number. The value of a header is a text.',
    ],
    [
      'a variable that is not set',
      '\ntoken: ${NO_SUCH_TOKEN}',
      'own.yaml, line 2: "token" takes its value from the environment variable NO_SUCH_TOKEN, which is not set. Set it',
    ],
    ['no YAML', 'a: [', 'Mend the YAML.'],
    ['nothing', '', 'own.yaml, line 1: the file is null.'],
    ['JSON', '{\n\t"timeout": "3"\n}', 'own.json, line 2: "timeout" is "3".', 'own.json'],
    ['a module', 'export default { timeout: "3" };', 'own.mjs: "timeout" is "3".', 'own.mjs'],
    ['a module that breaks', 'throw new Error("no luck");', 'own.mjs cannot be loaded: no luck.', 'own.mjs'],
    ['a module without export', 'export const timeout = 3;', 'own.mjs: the file is null.', 'own.mjs'],
    ['another kind of file', '', 'own.toml is no kind of file that is read here.', 'own.toml'],
  ])('%s', async (_words, text, fragment, name = 'own.yaml') => {
    expect(await saidOf(text, name)).toContain(fragment);
  });

  test('all of it at once', async () => {
    expect((await saidOf('timeout: soon\nstrikt: true\n')).split('\n')).toHaveLength(2);
  });

  test.each([
    'token: 123456789',
    'token: [abcdefgh]',
    'header: abcdefgh',
    'header: { X-Key: 123456789 }',
    'abcdefgh',
    '- abcdefgh',
  ])('but never with what may be a secret: %s', async (text) => {
    const said = await saidOf(text);
    expect(said).toMatch(/is a (number|list|text)\./);
    expect(said).not.toMatch(/123456789|abcdefgh/);
  });
});
