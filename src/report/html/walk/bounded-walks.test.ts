import { describe, expect, test } from 'vitest';
import { releaseOf } from '../../../fhir/index.js';
import { story } from '../../../model/testing/story.js';
import { resultOf } from '../../testing/sample-report.js';
import { walkOf } from '../../walk/index.js';
import { boundedWalks } from './bounded-walks.js';

const R5 = releaseOf('R5');
const ROOMY = { body: 1_000, bodies: 100_000, steps: 100 };

function walked(frames: number, wrongAt?: number) {
  const told = story({ scenario: 'session' }).opened();
  for (let n = 0; n < frames; n++) told.received(`frame ${String(n)}`);
  const findings = wrongAt === undefined ? [] : [{ entry: wrongAt, expected: 'a', actual: 'b' }];
  return walkOf(told.transcript(), [resultOf({ scenario: 'session', verdict: 'fail', findings })], R5);
}

describe('what a page holds of a walk', () => {
  test('is all of it where it fits', () => {
    const [walk] = boundedWalks([walked(10)], ROOMY);
    expect(walk?.steps).toHaveLength(12);
    expect(walk?.steps.every((step) => step.stepsLeftOut === undefined && step.bodyLeftOut === undefined)).toBe(true);
  });

  test('is the beginning and what is around a violation, and it says how much is missing', () => {
    const [walk] = boundedWalks([walked(500, 400)], ROOMY);
    expect(walk?.steps).toHaveLength(100);
    const gaps = walk?.steps.filter((step) => step.stepsLeftOut !== undefined) ?? [];
    expect(gaps.map(({ seq, stepsLeftOut }) => [seq, stepsLeftOut])).toEqual([[380, 319]]);
    expect(walk?.steps.some(({ seq }) => seq === 400)).toBe(true);
  });

  test('a long body is cut, and says how much', () => {
    const told = story().opened().received('x'.repeat(1_500));
    const [walk] = boundedWalks([walkOf(told.transcript(), [], R5)], ROOMY);
    expect(walk?.steps.at(-1)).toMatchObject({ body: 'x'.repeat(1_000), bodyLeftOut: 500 });
  });

  test('where bodies do not fit, the one that shows a violation goes first', () => {
    const [walk] = boundedWalks([walked(10, 12)], { ...ROOMY, bodies: 20 });
    const bodies = walk?.steps.flatMap(({ seq, body }) => (body === undefined ? [] : [[seq, body]]));
    expect(bodies?.find(([seq]) => seq === 12)).toEqual([12, 'frame 8']);
    expect(bodies?.length).toBeLessThan(4);
  });

  test('a connection is open from its answer to its end, also where steps are left out', () => {
    const told = story().opened().received('a').closed().exchange({ purpose: 'read', status: 200 });
    const [walk] = boundedWalks([walkOf(told.transcript(), [], R5)], ROOMY);
    expect(walk?.steps.map(({ live }) => live ?? false)).toEqual([false, true, true, true, true, true, false, false]);
  });
});
