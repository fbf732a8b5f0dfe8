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
