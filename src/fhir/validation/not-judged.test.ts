import { describe, expect, test } from 'vitest';
import { RELEASES } from '../../model/index.js';
import { notJudged } from './not-judged.js';

describe.each(RELEASES)('what is not judged by %s', (release) => {
  const { codes, invariants, kinds } = notJudged(release);

  test('value sets that nobody lists in full, with where they are used', () => {
    const mimeTypes = codes.find(({ name }) => name === 'http://hl7.org/fhir/ValueSet/mimetypes');
    expect(mimeTypes?.reason).toMatch(/^urn:ietf:bcp:13 is not listed in full .*\(.*Attachment\.contentType/);
  });

  test('everything has a reason', () => {
    for (const { name, reason } of [...codes, ...invariants, ...kinds]) {
      expect(name).not.toBe('');
      expect(reason).not.toBe('');
    }
  });

  test('invariants of resources that the harness does not meet itself', () => {
    const [first] = kinds;
    expect(first?.name).toContain('Bundle, CapabilityStatement');
    expect(first?.name.includes('SubscriptionStatus')).toBe(release !== 'R4');
  });
});
