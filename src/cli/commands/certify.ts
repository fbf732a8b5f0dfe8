import { createPublicKey } from 'node:crypto';
import { hindrances, unscoredFailures, type NamedKey } from '../../certify/index.js';
import { exitCodeOf } from '../../judge/index.js';
import { usageTrouble } from '../../model/index.js';
import { visible, withoutCommands } from '../../report/index.js';
import { certifiedRun, certifyOptions } from '../certification/certified-run.js';
import { checkBundle } from '../certification/check-bundle.js';
import { derivedFiles } from '../certification/derived-files.js';
import { signingKey } from '../certification/key-files.js';
import { newFolder } from '../certification/out-folder.js';
import { packageIdentity } from '../certification/package-identity.js';
import { wantedProfile } from '../certification/profiles.js';
import { readBundle } from '../certification/read-bundle.js';
import { attestationsFor, productFile } from '../certification/statements.js';
import { sealBundle, statedFiles, unseal, writeFiles } from '../certification/write-bundle.js';
import { INTERRUPTED } from '../interruption.js';
import { loadLibrary, type Library } from '../load-suites.js';
import { textOption, type RawOptions } from '../raw-options.js';
import { writeReports } from '../write-reports.js';

/** Walks a target without any filter and, where it meets the profile, writes a signed bundle. The exit code: 0 where it is certified. */
export async function certify(baseUrl: string | undefined, raw: RawOptions): Promise<number> {
  const library = await loadLibrary();
  const profile = await wantedProfile(needed(raw, 'profile', 'such as r5-websocket@1'), library);
  const product = await productFile(
    needed(raw, 'product', 'a file that says what is certified (docs/certification.md)'),
  );
  const key = await signingKey(textOption(raw, 'key'));
  const attestations = await attestationsFor(profile, textOption(raw, 'attestations'));
  const out = needed(raw, 'out', 'a folder for the bundle');
  const options = certifyOptions(baseUrl, raw, profile, out);
  await newFolder(out);

  const recorded = await certifiedRun(library, options, out);
  const { report } = recorded;
  const stated = { tool: packageIdentity(), profile, product, attestations };
  await writeFiles(out, new Map([...(await derivedFiles(recorded, library)), ...statedFiles(stated)]));
  await writeReports(recorded, library, options);
  if (recorded.interrupted) return INTERRUPTED;

  const hindering = hindrances(profile, report.checks);
  if (hindering.length > 0) {
    say(`\nNOT CERTIFIED: ${profile.id} is not met. Nothing was signed; the reports are in ${out}.`, hindering);
    return exitCodeOf(report.summary) || NOT_MET;
  }
  await sealBundle(out, stated, report, key);
  await requireValid(out, key, library);
  say(`\nCERTIFIED: ${product.name} ${product.version} of ${product.vendor} meets ${profile.id}.`, [
    `bundle   ${out}`,
    `key      ${key.thumbprint}`,
    `check    fhir-handshake verify ${out} --key <public key>`,
    ...unscoredFailures(profile, report.checks),
  ]);
  return 0;
}

/** Exit code where no check failed, but one that has to be seen was skipped. */
const NOT_MET = 1;

function needed(raw: RawOptions, name: string, what: string): string {
  const value = textOption(raw, name);
  if (value !== undefined) return value;
  throw usageTrouble(`certify needs --${name}: ${what}.`);
}

/** Nobody is handed a certificate that does not hold: the signature goes unless it was seen to. */
async function requireValid(out: string, key: NamedKey, library: Library): Promise<void> {
  const trusted = { ...key, key: createPublicKey(key.key) };
  let isValid = false;
  try {
    const { valid, rules } = await checkBundle(await readBundle(out), trusted, library);
    isValid = valid;
    const broken = rules.flatMap(({ id, problems }) => problems.map((problem) => `${id}: ${problem}`));
    if (!valid) throw new Error(`The bundle that was just made does not hold:\n${broken.join('\n')}`);
  } finally {
    if (!isValid) await unseal(out);
  }
}

function say(headline: string, lines: readonly string[]): void {
  const text = [headline, ...lines.map((line) => `  ${visible(line)}`)].join('\n');
  process.stdout.write(`${withoutCommands(text)}\n`);
}
