import { at, isObject, objectsAt, parseJson, textAt, type CheckResult, type Json } from '../../model/index.js';
import { canonicalSha256 } from '../digest.js';
import { hindrances, unattested } from '../standing.js';
import type { Rule } from './evidence.js';

/** Differences that are told one by one. */
const MOST_TOLD = 5;

export const sameVerdicts: Rule = {
  id: 'verdicts',
  statement: 'judging the transcripts again gives the same report, to the letter',
  problems: ({ report, judged }) => {
    const again = asJson(judged);
    if (isSame(report, again)) return [];
    const told = [...checkDifferences(report, judged.checks), ...memberDifferences(report, again)];
    const more = told.length - MOST_TOLD;
    return [...told.slice(0, MOST_TOLD), ...(more > 0 ? [`and ${String(more)} more differences`] : [])];
  },
};

/** Files that a reader opens instead of the report. */
export const sameRenderings: Rule = {
  id: 'renderings',
  statement: 'every other file that follows from the recording says what the recording says',
  problems: ({ files, derived }) =>
    [...derived].flatMap(([path, text]) => {
      const there = files.get(path);
      if (there === undefined) return [`${path} is missing`];
      return Buffer.from(text).equals(there) ? [] : [`${path} is not what the recording leads to`];
    }),
};

export const profileMet: Rule = {
  id: 'certified',
  statement: 'the run meets the profile',
  problems: ({ profile, judged }) => hindrances(profile, judged.checks),
};

export const attested: Rule = {
  id: 'attestations',
  statement: 'what no wire shows is attested',
  problems: ({ profile, attestations }) => unattested(profile.attestations, attestations),
};

export const sameProduct: Rule = {
  id: 'product',
  statement: 'the product is the one that the manifest names',
  problems: ({ manifest, product: { name, version, vendor } }) =>
    isSame({ name, version, vendor }, manifest.product)
      ? []
      : [
          `product.json is about ${name} ${version} of ${vendor}, the manifest about ${manifest.product.name} ${manifest.product.version} of ${manifest.product.vendor}`,
        ],
};

function checkDifferences(report: Json, judged: readonly CheckResult[]): string[] {
  const said = new Map(objectsAt(report, 'checks').map((check) => [keyOf(check), check]));
  const differing = judged.flatMap((check) => {
    const key = `${check.id} (${check.scenario})`;
    const other = said.get(key);
    said.delete(key);
    if (other === undefined) return [`${key}: report.json does not have it, the transcripts say ${check.verdict}`];
    if (textAt(other, 'verdict') !== check.verdict) {
      return [
        `${key}: report.json says ${textAt(other, 'verdict') ?? 'nothing'}, the transcripts say ${check.verdict}: ${check.message}`,
      ];
    }
    return isSame(other, asJson(check))
      ? []
      : [`${key}: report.json words it otherwise than judging the transcripts does`];
  });
  return [...differing, ...[...said.keys()].map((key) => `${key}: the transcripts do not lead to this result`)];
}

function keyOf(check: Json): string {
  return `${textAt(check, 'id') ?? '?'} (${textAt(check, 'scenario') ?? '?'})`;
}

/** Members of the report that differ, checks apart. */
function memberDifferences(report: Json, again: Json): string[] {
  if (!isObject(report) || !isObject(again)) return ['report.json holds no report'];
  const names = [...new Set([...Object.keys(report), ...Object.keys(again)])].filter((name) => name !== 'checks');
  return names
    .filter((name) => !isSame(at(report, name) ?? null, at(again, name) ?? null))
    .map((name) => `report.json has another "${name}" than judging the transcripts gives`);
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalSha256(one) === canonicalSha256(other);
}

/** As JSON brings it back. */
function asJson(value: object): Json {
  return parseJson(JSON.stringify(value)) ?? null;
}
