import {
  LISTING_RULES,
  MANIFEST,
  RULES,
  samePackage,
  SIGNATURE,
  signatureProblem,
  type Manifest,
  type NamedKey,
  type Own,
} from '../../certify/index.js';
import type { Library } from '../load-suites.js';
import { schemaGuard } from '../schema-guard.js';
import { evidenceIn, Unreadable } from './evidence.js';
import { readJsonText } from './json-text.js';
import { packageIdentity } from './package-identity.js';
import { requiredPaths } from './paths.js';
import { publishedProfile } from './profiles.js';
import type { Bundle } from './read-bundle.js';

/** What became of one rule. */
export interface RuleResult {
  readonly id: string;
  readonly statement: string;
  /** What is wrong, one line each; empty where it holds. */
  readonly problems: readonly string[];
}

export interface Verification {
  readonly valid: boolean;
  /** The rules that were looked at, in order. What builds upon a broken one is not looked at. */
  readonly rules: readonly RuleResult[];
  /** What the bundle says it is about; only where the signature holds. */
  readonly manifest?: Manifest | undefined;
}

/** Holds a bundle against every rule: the signature first, then the files, then what they say. */
export async function checkBundle(bundle: Bundle, key: NamedKey, library: Library): Promise<Verification> {
  const rules = [plainFiles(bundle), await signed(bundle, key)];
  if (isBroken(rules)) return { valid: false, rules };
  const { manifest, problems } = await manifestOf(bundle);
  rules.push({ id: 'manifest', statement: 'the manifest is one that this version understands', problems });
  if (manifest === undefined) return { valid: false, rules };
  for (const { id, statement, problems: find } of LISTING_RULES) {
    rules.push({ id, statement, problems: find(manifest, bundle.files, requiredPaths(library)) });
  }
  if (!isBroken(rules)) rules.push(...(await judged(manifest, bundle, library)));
  return { valid: !isBroken(rules), rules, manifest };
}

function isBroken(rules: readonly RuleResult[]): boolean {
  return rules.some(({ problems }) => problems.length > 0);
}

function plainFiles({ strangers }: Bundle): RuleResult {
  const problems = strangers.map((path) => `${path} is no plain file`);
  return { id: 'plain-files', statement: 'the bundle holds plain files alone, no links', problems };
}

async function signed({ files }: Bundle, key: NamedKey): Promise<RuleResult> {
  const [manifest, signature] = [files.get(MANIFEST), files.get(SIGNATURE)];
  const problem =
    manifest === undefined || signature === undefined
      ? `${manifest === undefined ? MANIFEST : SIGNATURE} is missing: this is no bundle that was signed`
      : await signatureProblem(Buffer.from(signature).toString(), manifest, key);
  return {
    id: 'signature',
    statement: 'the holder of the trusted key signed the manifest',
    problems: problem === undefined ? [] : [problem],
  };
}

async function manifestOf({ files }: Bundle): Promise<{ manifest?: Manifest; problems: readonly string[] }> {
  const guard = await schemaGuard<Manifest>('manifest');
  try {
    const json = readJsonText(files.get(MANIFEST) ?? new Uint8Array());
    if (guard.holds(json)) return { manifest: json, problems: [] };
    return { problems: guard.problems(json).map(({ words }) => words) };
  } catch (thrown) {
    return { problems: [thrown instanceof Error ? thrown.message : String(thrown)] };
  }
}

/** The rules about what the files say. */
async function judged(manifest: Manifest, { files }: Bundle, library: Library): Promise<RuleResult[]> {
  const own: Own = {
    tool: packageIdentity(),
    profile: await publishedProfile(manifest.profile.id, library),
    scenarios: library.suites.map(({ scenario }) => scenario.id),
  };
  const { id, statement, problems } = samePackage;
  const samePackageResult = { id, statement, problems: problems({ manifest, own }) };
  if (isBroken([samePackageResult])) return [samePackageResult];
  const readable = { id: 'readable', statement: 'every file is what its name says' };
  try {
    const evidence = await evidenceIn(manifest, files, own, library);
    const results = RULES.map((rule) => ({
      id: rule.id,
      statement: rule.statement,
      problems: rule.problems(evidence),
    }));
    return [samePackageResult, { ...readable, problems: [] }, ...results];
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown;
    return [samePackageResult, { ...readable, problems: [thrown.message] }];
  }
}
