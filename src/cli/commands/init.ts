import { randomUUID } from 'node:crypto';
import { survey } from '../../drive/index.js';
import { releaseOf } from '../../fhir/index.js';
import { textAt, usageTrouble } from '../../model/index.js';
import { visible } from '../../report/index.js';
import { openTranscripts } from '../../transcript/index.js';
import type { Drafting } from '../init/draft.js';
import { jsonText, settings } from '../init/json-text.js';
import { DEFAULT_OUTPUT, outputFile, writeOutput, type OutputFile } from '../init/output-file.js';
import { toldKeys, variablesOf, type ToldFrom } from '../init/told.js';
import { yamlText } from '../init/yaml-text.js';
import { openTarget } from '../open-target.js';
import { flagOption, textOption, type RawOptions } from '../raw-options.js';
import { runOptions, type RunOptions } from '../run-options.js';
import { schemaNamed } from '../schema-guard.js';
import { packageVersion } from '../version.js';
import { withoutSecrets } from '../without-secrets.js';

/** Asks a target, by GET alone, what it says of itself and writes a configuration file for it. The exit code. */
export async function init(baseUrl: string | undefined, raw: RawOptions, from: ToldFrom = {}): Promise<number> {
  if (baseUrl === undefined) {
    throw usageTrouble(
      'init needs the base URL of a FHIR server, such as fhir-handshake init https://example.org/fhir.',
    );
  }
  const output = outputFile(textOption(raw, 'output') ?? DEFAULT_OUTPUT, flagOption(raw, 'force'));
  const options = runOptions(baseUrl, raw);
  const surveyed = await surveyOf(options);
  const told = toldKeys(raw, output.path, from);
  const drafting = { ...surveyed, told, schema: await schemaNamed('config') };
  await writeOutput(output, output.form === 'json' ? jsonText(drafting) : yamlText(drafting));
  process.stdout.write(`${written(output, drafting).map(visible).join('\n')}\n`);
  return 0;
}

async function surveyOf(options: RunOptions): Promise<Pick<Drafting, 'baseUrl' | 'survey' | 'redacted'>> {
  const target = await openTarget(options);
  const startedAtMonotonic = performance.now();
  const transcripts = openTranscripts({ startedAtMonotonic });
  const redacted = (text: string) => transcripts.redacted(text);
  const { limits, insecure, allowHosts, release, traffic } = options;
  const asking = () =>
    survey({
      ...{ limits, insecure, allowHosts, release, traffic, startedAtMonotonic, runId: randomUUID() },
      ...{ baseUrl: target.baseUrl, ca: target.ca, ...target.identity },
      onSecret: (value, kind) => transcripts.secret(value, kind),
      fhir: releaseOf,
      tool: { name: 'fhir-handshake', version: packageVersion() },
      scenarios: [],
      openRecorder: (header) => transcripts.recorder(header),
    });
  try {
    return { baseUrl: target.baseUrl, survey: await withoutSecrets(redacted, asking), redacted };
  } finally {
    await target.close();
  }
}

/** What was written, and what comes next. */
function written({ path }: OutputFile, drafting: Drafting): string[] {
  const set = settings(drafting);
  const { fhirVersion, software } = drafting.survey.facts;
  const variables = variablesOf(set);
  const config = path === DEFAULT_OUTPUT ? '' : ` --config ${path}`;
  return [
    `${path} was written for ${drafting.baseUrl}: FHIR ${drafting.redacted([fhirVersion ?? 'of no version', software].flatMap((one) => one ?? []).join(', '))}.`,
    `topic: ${textAt(set, 'topic') ?? 'none that could be chosen; name one in the file'}`,
    ...(variables.length === 0 ? [] : [`Set ${variables.join(' and ')}: the file takes its secrets from there.`]),
    `Next: fhir-handshake doctor${config}, which says what is amiss, then fhir-handshake run${config}`,
  ];
}
