import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalSha256, hindrances, type Files, type Profile } from '../../src/certify/index.js';
import { checkBundle } from '../../src/cli/certification/check-bundle.js';
import { publishedProfile } from '../../src/cli/certification/profiles.js';
import { loadLibrary, type Library } from '../../src/cli/load-suites.js';
import type { Report } from '../../src/model/index.js';
import { certified, manifestIn, newKeys, signedAnew, withText, type Keys } from './bundles.js';

/** A profile, and the embedded server that is held against it: one that has no other channel, where there is such a one. */
const PROFILES = [
  ['r4-websocket@1', []],
  ['r4b-websocket@1', []],
  ['r5-websocket@1', []],
  ['r4-rest-hook@1', ['rest-hook-only']],
  ['r4b-rest-hook@1', ['rest-hook-only']],
  ['r5-rest-hook@1', ['rest-hook-only']],
] as const;

interface Certified {
  readonly profile: Profile;
  readonly files: Files;
  readonly report: Report;
}

let library: Library;
let keys: Keys;
const made = new Map<string, Certified>();

beforeAll(async () => {
  library = await loadLibrary();
  keys = await newKeys();
  // Two at a time: a machine that is busy with all of them would be late, and leave heartbeats undecided.
  for (const one of ['r4', 'r4b', 'r5']) {
    await Promise.all(PROFILES.filter(([id]) => release(id) === one).map(([id, variant]) => make(id, variant)));
  }
}, 120_000);

async function make(id: string, variant: readonly string[]): Promise<void> {
  made.set(id, { ...(await certified(library, keys, { variant }, id)), profile: await profileOf(id) });
}

async function profileOf(id: string): Promise<Profile> {
  const profile = await publishedProfile(id, library);
  if (profile === undefined) throw new Error(`there is no profile ${id}`);
  return profile;
}

function madeBy(id: string): Certified {
  const found = made.get(id);
  if (found === undefined) throw new Error(`no bundle was made by ${id}`);
  return found;
}

async function broken(files: Files): Promise<string[]> {
  const { rules } = await checkBundle({ files, strangers: [] }, keys.trusted, library);
  return rules.flatMap(({ id, problems }) => (problems.length === 0 ? [] : [id]));
}

describe.each(PROFILES)('%s', (id) => {
  test('an honest server meets it, and the bundle holds', async () => {
    const { files, report, profile } = madeBy(id);
    expect(report.target.release).toBe(profile.release);
    expect(hindrances(profile, report.checks)).toEqual([]);
    expect(await broken(files)).toEqual([]);
  });

  test('every scenario was played and is in the bundle, whatever is scored', () => {
    const { files, report } = madeBy(id);
    const scenarios = library.suites.map(({ scenario }) => scenario.id);
    expect(report.scenarios.map((scenario) => scenario.id).sort()).toEqual(scenarios.sort());
    for (const scenario of scenarios) expect([...files.keys()]).toContain(`transcripts/${scenario}.ndjson`);
  });

  test('no bundle of another profile passes for one of it', async () => {
    const { files, profile } = madeBy(id);
    const [other = ''] = PROFILES.map(([one]) => one).filter((one) => one !== id && release(one) === release(id));
    const stolen = withText(files, 'profile.json', `${JSON.stringify(await profileOf(other), undefined, 2)}\n`);
    const claim = { id: other, sha256: canonicalSha256(await profileOf(other)) };
    const claimed = await signedAnew(stolen, keys, (manifest) => ({ ...manifest, profile: claim }));
    expect((await manifestIn(claimed)).profile.id).not.toBe(profile.id);
    // The attestations are those of the other channel; whether the checks are met as well depends on the server.
    expect(await broken(claimed)).toContain('attestations');
  });
});

describe.each(PROFILES.map(([id]) => id))('%s', (id) => {
  test('counts nothing of the other channel', async () => {
    const { required, scored, mayStayOpen } = await profileOf(id);
    const counting = [...required, ...scored, ...mayStayOpen.map(({ check }) => check)];
    const hooks = counting.filter((check) => check.startsWith('rest-hook.'));
    const sockets = counting.filter((check) => /^(bind|token|handshake|heartbeat|rotation|disconnect)\./.test(check));
    if (id.includes('rest-hook')) expect([hooks.length > 0, sockets]).toEqual([true, []]);
    else expect([hooks, sockets.length > 0]).toEqual([[], true]);
  });
});

test(
  'a server that keeps few events, gives up soon and shows what it stored only after a while meets both',
  { timeout: 60_000 },
  async () => {
    const variant = ['recent-events-only', 'gives-up-soon', 'lagging-store'];
    const { report } = await certified(library, keys, { variant }, 'r5-rest-hook@1');
    for (const id of ['r5-rest-hook@1', 'r5-websocket@1'])
      expect(hindrances(await profileOf(id), report.checks)).toEqual([]);
    const verdictOf = (id: string) => report.checks.find((check) => check.id === id)?.verdict;
    expect(['events.since', 'rest-hook.requested', 'status.in-error'].map(verdictOf)).toEqual(
      Array(3).fill('inconclusive'),
    );
  },
);

test('a server without WebSocket meets no profile over WebSocket', async () => {
  const { report } = madeBy('r5-rest-hook@1');
  expect(hindrances(await profileOf('r5-websocket@1'), report.checks).join('\n')).toContain('bind.accepted (binding)');
});

function release(id: string): string {
  return id.split('-')[0] ?? '';
}
