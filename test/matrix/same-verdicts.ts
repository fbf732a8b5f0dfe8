import { Ajv2020 } from 'ajv/dist/2020.js';
import isEqual from 'fast-deep-equal';
import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import type { Library } from '../../src/cli/load-suites.js';
import { renderingOf, type Reported } from '../../src/cli/write-reports.js';
import { isObject, objectsAt, parseJson, textAt, type Report, type Transcript } from '../../src/model/index.js';
import { htmlReport } from '../../src/report/html/html-report.js';
import type { Rendering } from '../../src/report/index.js';
import { jsonReport } from '../../src/report/json.js';
import { junitReport } from '../../src/report/junit.js';
import { markdownReport } from '../../src/report/markdown/index.js';
import { testReport } from '../../src/report/test-report/test-report.js';
import { readTranscript } from '../../src/transcript/index.js';

const schema = parseJson(readFileSync(new URL('../../report.schema.json', import.meta.url), 'utf8'));
if (!isObject(schema)) throw new Error('report.schema.json holds no object');
const isReport = new Ajv2020({ strict: true, allowUnionTypes: true }).compile<Report>(schema);

/** `heartbeat.interval heartbeat fail` of every result that a report shows. */
type Lines = string[];

/**
 * Every verdict in HTML, JUnit, Markdown and TestReport has to be that of report.json, on the live run and on the run read back.
 * Reporters are functions of report and transcripts: where what is read back from files is the same to the last member, so is what
 * is rendered from it, and it need not be rendered twice for each fault.
 */
export async function requireSameVerdicts(reported: Reported, library: Library): Promise<void> {
  const differing = await differences(reported, library);
  if (differing.length > 0) throw new Error(`The reports on one run do not agree: ${differing.join('; ')}.`);
}

async function differences({ report, transcripts }: Reported, library: Library): Promise<string[]> {
  const filed: unknown = JSON.parse(jsonReport({ report }));
  const differing = [
    ...(isReport(filed) && isEqual(filed, report) ? [] : ['report.json read back is another report']),
    ...(isEqual(transcripts.map(readBack), transcripts) ? [] : ['transcripts read back are others']),
  ];
  // Without the walks: they are drawn beside the verdicts and take most of the time. The tests of the reporters draw them.
  const rendering = renderingOf({ report, transcripts: [] }, library, { strict: false, detail: 'normal' });
  const verdicts = report.checks.map(({ id, scenario, verdict }) => `${id} ${scenario} ${verdict}`).sort();
  for (const [name, { render, read }] of Object.entries(REPORTERS)) {
    const shown = read(await render(rendering)).sort();
    if (!isEqual(shown, verdicts)) differing.push(`the verdicts in ${name} are not those of report.json`);
  }
  return differing;
}

function readBack({ header, entries, footer }: Transcript): Transcript {
  const lines = [header, ...entries, ...(footer === undefined ? [] : [footer])];
  return readTranscript(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), header.scenario);
}

const REPORTERS: Readonly<
  Record<string, { render: (rendering: Rendering) => string | Promise<string>; read: (text: string) => Lines }>
> = {
  html: { render: htmlReport, read: htmlLines },
  junit: { render: junitReport, read: junitLines },
  markdown: { render: markdownReport, read: markdownLines },
  testreport: { render: testReport, read: testReportLines },
};

function htmlLines(text: string): Lines {
  const results = text.matchAll(
    /<section\s+class="result is-([a-z]+)"\s+data-check="([^"]+)"\s+data-scenario="([^"]+)"\s+data-verdict="([a-z]+)"/g,
  );
  return [...results].map(
    ([, shown = '', id = '', scenario = '', verdict = '']) =>
      `${id} ${scenario} ${shown === verdict ? verdict : `${verdict} shown as ${shown}`}`,
  );
}

/** By what a CI system looks at: the element that a case has. */
function junitLines(text: string): Lines {
  const lines: { name: string; verdict: string }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes: { name: title = '', classname = '', type = '' } }) => {
    const last = lines.at(-1);
    if (name === 'testcase') {
      const scenario = classname.slice(classname.indexOf('.') + 1);
      lines.push({ name: `${title.slice(0, title.indexOf(':'))} ${scenario}`, verdict: 'pass' });
    }
    if (last === undefined) return;
    if (name === 'failure' || name === 'error') last.verdict = type;
    if (name === 'skipped') last.verdict = 'skip';
    if (name === 'system-out') last.verdict = 'warn';
  });
  parser.write(text).close();
  return lines.map(({ name, verdict }) => `${name} ${verdict}`);
}

function markdownLines(text: string): Lines {
  const rows = text
    .slice(text.indexOf('<details>'))
    .matchAll(/^\| ([a-z]+) \| ([a-z-]+\.[a-z0-9-]+) \| ([a-z-]+) \|/gm);
  return [...rows].map(([, verdict = '', id = '', scenario = '']) => `${id} ${scenario} ${verdict}`);
}

function testReportLines(text: string): Lines {
  return objectsAt(parseJson(text), 'test').flatMap((test) => {
    const scenario = /\(scenario ([^)]+)\)$/.exec(textAt(test, 'description') ?? '')?.[1] ?? '';
    return objectsAt(test, 'action').flatMap((action) =>
      objectsAt(action, 'assert', 'extension').map(
        (extension) => `${textAt(test, 'name') ?? ''} ${scenario} ${textAt(extension, 'valueCode') ?? ''}`,
      ),
    );
  });
}
