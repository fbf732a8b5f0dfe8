import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { existsSync, readFileSync } from 'node:fs';
import { isObject, parseJson, usageTrouble, type Report } from '../model/index.js';
import { textFile } from './text-file.js';

/** The report in a file. Throws a Trouble that names what in it is not as report.schema.json has it. */
export async function reportFile(path: string): Promise<Report> {
  const json = parseJson(await textFile(path, 'The report'));
  if (!isObject(json) || json.schemaVersion === undefined) {
    throw usageTrouble(`${path} is no report of fhir-handshake. Name a file that "--reporter json=report.json" wrote.`);
  }
  if (json.schemaVersion !== 1) {
    throw usageTrouble(
      `${path} has schemaVersion ${JSON.stringify(json.schemaVersion)}, this version of fhir-handshake reads 1. Use the version that wrote it.`,
    );
  }
  const isReport = new Ajv2020({ strict: true, allowUnionTypes: true }).compile<Report>(schema());
  if (isReport(json)) return json;
  throw usageTrouble(
    `${path} is not as report.schema.json has it: ${wordsOf(isReport.errors?.[0])}. The file was changed, or another version wrote it.`,
  );
}

function wordsOf(error: ErrorObject | undefined): string {
  return error === undefined
    ? 'something is wrong'
    : `${error.instancePath || 'the whole'} ${error.message ?? 'is wrong'}`;
}

/** The schema that ships with the package. The compiled file lies one folder deeper than its source. */
function schema(): object {
  const candidates = ['../../report.schema.json', '../../../report.schema.json'].map(
    (name) => new URL(name, import.meta.url),
  );
  const file = candidates.find((candidate) => existsSync(candidate));
  const json = file === undefined ? undefined : parseJson(readFileSync(file, 'utf8'));
  if (isObject(json)) return json;
  throw new Error('report.schema.json is missing. Install the package again.');
}
