import { beforeAll, describe, expect, test } from 'vitest';
import { loadValidator, readResource } from '../../src/fhir/validation/index.js';
import type { Issue, Release } from '../../src/model/index.js';
import { KNOWN_ERRORS } from './known-errors.js';
import { officialTexts } from './packages.js';

/** All official examples of a release are valid, but for those whose own mistakes are listed; a file for each release, side by side. */
export function judgeExamples(release: Release, count: number): void {
  const known = KNOWN_ERRORS[release];
  const errors = new Map<string, string[]>();
  let files = 0;

  beforeAll(async () => {
    const validator = await loadValidator(release);
    for (const { file, text } of officialTexts(release)) {
      files += 1;
      const { json, issues } = readResource(text);
      const paths = [...issues, ...validator.issues(json)].filter(isError).map(({ path }) => path);
      if (paths.length > 0) errors.set(file, paths);
    }
  }, 300_000);

  describe(`the official examples of ${release}`, () => {
    test(`are ${String(count)}`, () => {
      expect(files).toBe(count);
    });

    test('are valid, but for those with a mistake of their own', () => {
      const unknown = [...errors].filter(([file]) => known[file] === undefined);
      expect(unknown).toEqual([]);
    });

    test.each(Object.entries(known).map(([file, one]) => ({ file, ...one })))('$file: $reason', ({ file, paths }) => {
      expect(errors.get(file)).toEqual(paths);
    });
  });
}

function isError({ severity }: Issue): boolean {
  return severity === 'error';
}
