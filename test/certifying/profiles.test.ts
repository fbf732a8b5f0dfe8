import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { publishedProfile, profileIds } from '../../src/cli/certification/profiles.js';
import { loadLibrary, type Library } from '../../src/cli/load-suites.js';
import { canonicalSha256, checksOf, unsound, type Profile } from '../../src/certify/index.js';
import { DEFAULT_LIMITS } from '../../src/model/index.js';

/**
 * The digest of each profile that was published. A certificate names one of these, so none of them ever changes: what is to count
 * otherwise is drafted as the next version, with a line of its own here.
 */
const PUBLISHED: Readonly<Record<string, string>> = {
  'r4-rest-hook@1': '2ab4cc1ff09fb2999fe5a0271cdb413462bb8f0257fe21cc94658d7c1642ebad',
  'r4-websocket@1': '5fdb5116fc27fe46447a0154b4e0a657b2633050b2afaf1dcefd93a5402b45bf',
  'r4b-rest-hook@1': 'cabbf0eb2666796e94052742c9ae9d1dec74a0da0c63eab86f4e13e8dc6094d2',
  'r4b-websocket@1': 'f92b7777918df5aeb79b4e90d9926d052adaa81efadaca6395b4a970bf75395e',
  'r5-rest-hook@1': '9b9ee64f8839d8ea07a601331a97cc37e1486d3e68fe7df1ac0faf10edbdedcf',
  'r5-websocket@1': 'ecc24a2f3acca01770c42d12ecef1f461c9b6c98520073e47e101f66ea6bb74a',
};

let library: Library;
beforeAll(async () => {
  library = await loadLibrary();
});

async function profileOf(id: string): Promise<Profile> {
  const profile = await publishedProfile(id, library);
  if (profile === undefined) throw new Error(`there is no profile ${id}`);
  return profile;
}

test('every profile that ships was published, and the other way round', async () => {
  expect(await profileIds()).toEqual(Object.keys(PUBLISHED).sort());
  const folder = fileURLToPath(new URL('../../profiles', import.meta.url));
  expect(readdirSync(folder).sort()).toEqual(
    Object.keys(PUBLISHED)
      .map((id) => `${id}.json`)
      .sort(),
  );
});

test.each(Object.entries(PUBLISHED))('%s is as it was published', async (id, digest) => {
  expect(canonicalSha256(await profileOf(id))).toBe(digest);
});

test.each(Object.keys(PUBLISHED))('%s keeps limits of every kind', async (id) => {
  expect(Object.keys((await profileOf(id)).limits).sort()).toEqual(Object.keys(DEFAULT_LIMITS).sort());
});

test.each(Object.keys(PUBLISHED))('%s says of every check that there was whether it counts', async (id) => {
  const profile = await profileOf(id);
  const named = checksOf(profile);
  expect(new Set(named).size).toBe(named.length);
  expect(named.length).toBeGreaterThan(100);
});

describe('a profile is refused where it', () => {
  const known = { checks: new Set(['a.one', 'a.two']), requirements: new Set(['R5-A-01']) };
  const sound: Profile = {
    format: 1,
    id: 'x@1',
    title: 'X',
    release: 'R5',
    limits: DEFAULT_LIMITS,
    required: ['a.one'],
    scored: ['a.two'],
    mayStayOpen: [],
    notScored: [],
    attestations: [{ id: 'asked', requirements: ['R5-A-01'], statement: 'It is so.' }],
  };

  test('names nothing that is not there: it is not', () => {
    expect(unsound(sound, known)).toEqual([]);
  });

  test.each<[string, Partial<Profile>, string]>([
    ['names a check that does not exist', { scored: ['a.three'] }, 'check a.three does not exist in R5'],
    ['names a check twice', { notScored: [{ check: 'a.one', reason: 'r' }] }, 'check a.one is named twice'],
    [
      'names a requirement that does not exist',
      { attestations: [{ id: 'asked', requirements: ['R5-A-09'], statement: 's' }] },
      'requirement R5-A-09 does not exist',
    ],
    [
      'asks for an attestation twice',
      { attestations: [...sound.attestations, ...sound.attestations] },
      'attestation asked is asked for twice',
    ],
  ])('%s', (_, about, problem) => {
    expect(unsound({ ...sound, ...about }, known)).toContain(problem);
  });
});
