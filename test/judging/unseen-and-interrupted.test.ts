import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/cli/load-suites.js';
import type { Transcript } from '../../src/model/index.js';
import { cutAfter, having } from './changed.js';
import { accusations, inWords, judged } from './judged.js';
import { recorded } from './recorded.js';
import { cuts } from './sample.js';

const library = await loadLibrary();
const [honest, unheard, cutOff] = await Promise.all([
  recorded(library),
  recorded(library, { faults: ['heartbeat-stops'] }),
  recorded(library, { faults: ['disconnect-cuts-off'] }),
]);
const recordings = { honest, 'heartbeat-stops': unheard, 'disconnect-cuts-off': cutOff };
const byScenario = honest.map((transcript) => [transcript.header.scenario, transcript] as const);

test('the honest recording accuses nobody', () => {
  expect(honest.flatMap((transcript) => accusations(library, transcript).map((one) => inWords(one, 'whole')))).toEqual(
    [],
  );
});

describe('nothing seen, nothing decided', () => {
  const nothing = (transcript: Transcript) => having(transcript, []);
  const factsOnly = (transcript: Transcript) =>
    having(
      transcript,
      transcript.entries.filter((entry) => entry.kind === 'mark' && entry.mark.name === 'facts').slice(0, 1),
    );

  test.each(byScenario)('%s', (_scenario, transcript) => {
    for (const empty of [nothing(transcript), factsOnly(transcript)]) {
      const results = judged(library, empty);
      expect(results.length).toBeGreaterThan(0);
      for (const { id, verdict, message } of results) {
        expect(['skip', 'inconclusive'], `${id}: ${message}`).toContain(verdict);
        expect(message, id).toMatch(/\w+ \w+ \w+/);
        expect(message, id).not.toMatch(/undefined|NaN|null|\[object/);
      }
    }
  });
});

/** Accusations of the cut recordings that the whole one does not know. */
function added(transcript: Transcript, kept: number, outcome?: 'interrupted' | 'stopped' | 'broken'): string[] {
  const whole = new Set(accusations(library, transcript).map(({ id }) => id));
  const cut = cutAfter(transcript, kept, outcome);
  return accusations(library, cut)
    .filter(({ id, message }) => !whole.has(id) && !(outcome === 'broken' && message === cut.footer?.reason))
    .map((one) => inWords(one, `${outcome ?? 'no footer'} after ${String(kept)}`));
}

describe('a recording that ends early accuses nobody', () => {
  test.each(byScenario)('%s, interrupted', (_scenario, transcript) => {
    expect(cuts(transcript, 60).flatMap((kept) => added(transcript, kept, 'interrupted'))).toEqual([]);
  });

  test.each(['stopped', 'broken', undefined] as const)('footer: %s', (outcome) => {
    expect(
      honest.flatMap((transcript) => cuts(transcript, 8, 3).flatMap((kept) => added(transcript, kept, outcome))),
    ).toEqual([]);
  });

  test.each(['heartbeat-stops', 'disconnect-cuts-off'] as const)('of anything but its fault: %s', (fault) => {
    const all = recordings[fault];
    expect(all.flatMap((transcript) => accusations(library, transcript))).not.toEqual([]);
    expect(
      all.flatMap((transcript) => cuts(transcript, 8, 2).flatMap((kept) => added(transcript, kept, 'interrupted'))),
    ).toEqual([]);
  });

  test('a harness that broke is its own fault, and says so', () => {
    const [, transcript] = byScenario.find(([scenario]) => scenario === 'session') ?? [];
    const cut = transcript === undefined ? undefined : cutAfter(transcript, 40, 'broken');
    const errors = cut === undefined ? [] : judged(library, cut).filter(({ verdict }) => verdict === 'error');
    expect(errors.length).toBeGreaterThan(0);
    expect(new Set(errors.map(({ message }) => message))).toEqual(new Set([cut?.footer?.reason]));
  });
});
