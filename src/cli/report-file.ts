import type { ErrorObject } from 'ajv/dist/2020.js';
import { isObject, parseJson, usageTrouble, type Report } from '../model/index.js';
import { schemaNamed } from './schema-guard.js';
import { schemaValidator } from './schema-validator.js';
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
  const isReport = await schemaValidator<Report>('report', await schemaNamed('report'));
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
