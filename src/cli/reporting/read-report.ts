import { parseJson, usageTrouble, type Report } from '../../model/index.js';
import { schemaGuard } from '../schema-guard.js';
import { textFile } from '../text-file.js';

/** Problems that are told; a file that is no report at all has many. */
const MOST_PROBLEMS = 5;

/** The report in a file, as `report.schema.json` describes it. Throws a Trouble that says what it is not. */
export async function readReport(file: string): Promise<Report> {
  const value = parseJson(await textFile(file, 'The report'));
  if (value === undefined) throw usageTrouble(`${file} holds no JSON. Name a report.json that --reporter json wrote.`);
  const guard = await schemaGuard<Report>('report');
  if (guard.holds(value)) return value;
  const problems = guard.problems(value).slice(0, MOST_PROBLEMS);
  const lines = problems.map(({ path, words }) => `${['', ...path].join('/')} ${words}`.trim());
  throw usageTrouble(
    `${file} is no report of fhir-handshake. Name a report.json that --reporter json wrote.\n${lines.join('\n')}`,
  );
}
