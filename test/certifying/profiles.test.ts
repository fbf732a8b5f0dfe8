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
  'r4-rest-hook@1': '36491d574e1ee6bb98dd0ff4de927ea0b986a7ac7760997578eeac623204eb40',
  'r4-websocket@1': '36207ef0585c9373f383e6c9c5d8003e71c87ede0247b28805f4a2f51dd829fb',
  'r4b-rest-hook@1': '4a2a1f0e67db3f57aeb85fd5d52ecbf7363cc5158da207c8a0ba91f299b9ad14',
  'r4b-websocket@1': '37ff56d24ac2cc1007dcc62cbc465fc5e70ba81711caf1827660233eb48aaf03',
  'r5-rest-hook@1': 'fd5c04faec7322e92edecc27eb7ee80331def32135c8526bdc8eca35721df85e',
  'r5-websocket@1': 'c43420f09d7bf1afc107f1b2bf9c2334bd1d1c416a87a0df63cc389f929d780b',
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
