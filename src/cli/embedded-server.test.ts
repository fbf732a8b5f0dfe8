import { describe, expect, test } from 'vitest';
import { startEmbedded, type EmbeddedServer } from './embedded-server.js';
import { readReferenceWish } from './reference-wish.js';

/** The release of the embedded server that these options start. */
async function release(options: Parameters<typeof readReferenceWish>[0]): Promise<EmbeddedServer['release']> {
  const server = await startEmbedded(readReferenceWish(options));
  await server.close();
  return server.release;
}

describe('the release of the embedded server', () => {
  test.each([
    ['R5, where nothing is said', {}, 'R5'],
    ['R5, where the target is to say it', { fhir: 'auto' }, 'R5'],
    ['the one that was wished for', { fhir: 'r4' }, 'R4'],
    ['the one that was wished for, in capitals', { fhir: 'R4B' }, 'R4B'],
    ['the newest that a fault exists in', { fault: ['handshake-omits-status'] }, 'R5'],
  ])('is %s', async (_what, options, expected) => {
    expect(await release(options)).toBe(expected);
  });

  test('must be one that every fault exists in', async () => {
    await expect(release({ fhir: 'r4b', fault: ['notification-is-history'] })).rejects.toThrow(
      'notification-is-history does not exist in R4B. Use --fhir r5, or leave it out.',
    );
  });

  test('must be one that is spoken', async () => {
    await expect(release({ fhir: 'r6' })).rejects.toThrow('Use --fhir r4, r4b or r5.');
  });
});

describe('the tokens that the embedded server demands', () => {
  test.each([
    ['none, where nothing is said', {}, [undefined, undefined]],
    [
      'that of a fault that shows only so',
      { fault: ['bind-demands-authorization'] },
      ['access-token-of-the-tests', undefined],
    ],
    [
      'those of two callers',
      { fault: ['security-lets-strangers-search'] },
      ['access-token-of-the-tests', 'access-token-of-another'],
    ],
    ['the ones that were wished for', { token: 'one', otherToken: 'two' }, ['one', 'two']],
    [
      'a wished one beside that of the fault',
      { token: 'one', fault: ['security-lets-strangers-search'] },
      ['one', 'access-token-of-another'],
    ],
    ['a first one beside the second', { otherToken: 'two' }, ['access-token-of-the-first', 'two']],
  ])('are %s', async (_what, options, expected) => {
    const server = await startEmbedded(readReferenceWish(options));
    await server.close();
    expect([server.token, server.otherToken]).toEqual(expected);
  });
});
