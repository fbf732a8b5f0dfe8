import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { assess } from '../../src/cli/assess.js';
import { loadLibrary } from '../../src/cli/load-suites.js';
import { rebuiltRecord } from '../../src/cli/rebuilt-record.js';
import type { Transcript } from '../../src/model/index.js';
import { readTranscripts } from '../../src/transcript/index.js';
import { inWords, judged } from './judged.js';
import { mutations, mutated } from './mutated.js';
import { recorded } from './recorded.js';

const library = await loadLibrary();
const directory = await mkdtemp(join(tmpdir(), 'fhir-handshake-judging-'));
const [honest, faulty] = await Promise.all([
  recorded(library, { directory }),
  recorded(library, { faults: ['handshake-omits-status', 'notification-writes-numbers'] }),
]);

afterAll(() => rm(directory, { recursive: true, force: true }));

function report(transcripts: readonly Transcript[]) {
  return assess({ transcripts, record: rebuiltRecord(transcripts), filed: true }, library);
}

describe('the same recording is judged alike', () => {
  test('twice', async () => {
    expect(await report(honest)).toEqual(await report(honest));
    expect(await report(faulty)).toEqual(await report(faulty));
  });

  test('once written to files and read back', async () => {
    expect(await report(await readTranscripts(directory))).toEqual(await report(honest));
  });

  test('in whatever order its transcripts come', async () => {
    for (const transcripts of [honest, faulty]) {
      const [first, ...others] = transcripts;
      if (first === undefined) throw new Error('nothing was recorded');
      expect(await report([...transcripts].reverse())).toEqual(await report(transcripts));
      expect(await report([...others, first])).toEqual(await report(transcripts));
    }
  });
});

describe('whatever a server sends, no check breaks', () => {
  test.each([
    ['an honest one', honest],
    ['a faulty one', faulty],
  ] as const)('distorting the texts of %s', (_name, transcripts) => {
    fc.assert(
      fc.property(fc.constantFrom(...transcripts), mutations, (transcript, changes) => {
        const errors = judged(library, mutated(transcript, changes)).filter(({ verdict }) => verdict === 'error');
        expect(errors.map((one) => inWords(one, 'distorted'))).toEqual([]);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
