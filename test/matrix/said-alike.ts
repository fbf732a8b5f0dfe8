import { SaxesParser } from 'saxes';
import { expect } from 'vitest';
import type { Library } from '../../src/cli/load-suites.js';
import { REPORTERS, type ReporterName } from '../../src/cli/reporters.js';
import { renderingOf, type Reported } from '../../src/cli/write-reports.js';
import { objectsAt, parseJson, textAt, type Json, type Report } from '../../src/model/index.js';
import { readTranscript } from '../../src/transcript/index.js';

/** Each way to read `verdict check scenario` out of a report, by somebody who knows only its form. */
const READERS = {
  json: inJson,
  junit: inJunit,
  markdown: inMarkdown,
  html: inHtml,
  testreport: inTestReport,
} as const satisfies Partial<Record<ReporterName, (text: string) => string[]>>;

const NAMES = ['json', 'junit', 'markdown', 'html', 'testreport'] as const;

/** Every reporter says each verdict as report.json does, on the run as it was played and on the run read back from its files. */
export async function expectSaidAlike(library: Library, live: Reported): Promise<void> {
  const back = readBack(live);
  const [said, again] = [await rendered(library, live), await rendered(library, back)];
  const verdicts = [...live.report.checks.map(({ verdict, id, scenario }) => `${verdict} ${id} ${scenario}`)].sort();
  for (const name of NAMES) {
    const text = said.get(name) ?? '';
    expect(READERS[name](text).sort(), `${name} says other verdicts than report.json`).toEqual(verdicts);
    expect(again.get(name) === text, `${name} is another text where the run is read back`).toBe(true);
  }
}

async function rendered(library: Library, reported: Reported): Promise<Map<ReporterName, string>> {
  const rendering = renderingOf(reported, library, { strict: false, detail: 'normal' });
  const texts = new Map<ReporterName, string>();
  for (const name of NAMES) {
    const render = await REPORTERS[name].load();
    texts.set(name, await render(rendering));
  }
  return texts;
}

function readBack({ report, transcripts }: Reported): Reported {
  const again: Report = JSON.parse(JSON.stringify(report));
  return {
    report: again,
    transcripts: transcripts.map(({ header, entries, footer }) => {
      const lines = [header, ...entries, ...(footer === undefined ? [] : [footer])];
      return readTranscript(lines.map((line) => JSON.stringify(line)).join('\n'), header.scenario, { incomplete: true });
    }),
  };
}

function inJson(text: string): string[] {
  return objectsAt(parseJson(text), 'checks').map((check) => wordsAt(check, 'verdict', 'id', 'scenario'));
}

function wordsAt(json: Json, ...names: string[]): string {
  return names.map((name) => textAt(json, name) ?? '').join(' ');
}

function inTestReport(text: string): string[] {
  return objectsAt(parseJson(text), 'test').map((one) => {
    const verdict = textAt(one, 'action', 0, 'assert', 'extension', 0, 'valueCode') ?? '';
    const [, scenario = ''] = /\(scenario ([^)]*)\)$/.exec(textAt(one, 'description') ?? '') ?? [];
    return `${verdict} ${textAt(one, 'name') ?? ''} ${scenario}`;
  });
}

function inMarkdown(text: string): string[] {
  const table = text.slice(text.indexOf('<details>'));
  const rows = [...table.matchAll(/^\| (\w+)(?: \(known\))? \| (\S+) \| (\S+) \| /gm)];
  return rows
    .map(([, verdict = '', check = '', scenario = '']) => [verdict, check, scenario].join(' '))
    .filter((words) => words !== 'verdict check scenario');
}

function inHtml(text: string): string[] {
  const blocks = [...text.matchAll(/data-check="([^"]+)"\s+data-scenario="([^"]+)"\s+data-verdict="([^"]+)"/g)];
  return blocks.map(([, check = '', scenario = '', verdict = '']) => [verdict, check, scenario].join(' '));
}

/** As a CI system tells them: what is no failure, error or skip passed, and a warning is told in what it printed. */
function inJunit(text: string): string[] {
  const said: string[] = [];
  let verdict = 'pass';
  let isOutput = false;
  const parser = new SaxesParser();
  let place = '';
  parser.on('opentag', ({ name, attributes }) => {
    const { name: title = '', classname = '', type = '' } = attributes;
    if (name === 'testcase') {
      verdict = 'pass';
      place = `${title.slice(0, title.indexOf(':'))} ${classname.slice(classname.indexOf('.') + 1)}`;
    }
    if (name === 'failure' || name === 'error') verdict = type;
    if (name === 'skipped') verdict = 'skip';
    isOutput = name === 'system-out';
  });
  parser.on('text', (words) => {
    if (isOutput && words.startsWith('warning: ')) verdict = 'warn';
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'testcase') said.push(`${verdict} ${place}`);
    isOutput = false;
  });
  parser.write(text).close();
  return said;
}
