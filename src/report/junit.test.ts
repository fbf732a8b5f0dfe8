import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { CheckResult } from '../model/index.js';
import { junitReport } from './junit.js';
import {
  failed,
  HOSTILE_TEXTS,
  knownReport,
  oneOfEach,
  reportOf,
  resultOf,
  renderingOf,
} from './testing/sample-report.js';

interface Element {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Element[];
  text: string;
}

/** The document as an XML parser that knows nothing of the writer reads it. */
function parsed(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: { ...attributes }, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root;
}

function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

function written(checks: readonly CheckResult[], strict = false): Element {
  return parsed(junitReport(renderingOf(reportOf(checks), { strict })));
}

function caseNamed(root: Element, id: string): Element {
  const found = all(root, 'testcase').find(({ attributes }) => attributes.name?.startsWith(`${id}:`));
  if (found === undefined) throw new Error(`no case ${id}`);
  return found;
}

describe('JUnit', () => {
  test('has a suite per stage and a case per result', () => {
    const root = written(oneOfEach);
    expect(all(root, 'testsuite').map(({ attributes }) => [attributes.name, attributes.tests])).toEqual([
      ['metadata', '1'],
      ['heartbeat', '3'],
      ['rotation', '1'],
      ['deletion', '1'],
    ]);
    expect(all(root, 'testsuites')[0]?.attributes).toMatchObject({
      tests: '6',
      failures: '1',
      errors: '2',
      skipped: '1',
    });
  });

  test.each([
    ['metadata.capabilities', []],
    ['heartbeat.interval', ['failure']],
    ['heartbeat.count', ['system-out']],
    ['heartbeat.not-pings', ['error']],
    ['rotation.new-url', ['skipped']],
    ['deletion.delete', ['error']],
  ])('%s has %j', (id, children) => {
    const names = caseNamed(written(oneOfEach), id).children.map(({ name }) => name);
    expect(names.filter((name) => name !== 'properties')).toEqual(children);
  });

  test('a failure says what was expected and where it was seen', () => {
    const [failure] = all(caseNamed(written(oneOfEach), 'heartbeat.interval'), 'failure');
    expect(failure?.attributes).toEqual({ message: failed.message, type: 'fail' });
    expect(failure?.text.trim()).toBe(
      'expected: a heartbeat within 2.0 s\nactual: nothing for 5.0 s\nevidence: heartbeat, entry 17, Bundle.entry[0].resource.type',
    );
  });

  test('a skipped case says why', () => {
    const [skipped] = all(caseNamed(written(oneOfEach), 'rotation.new-url'), 'skipped');
    expect(skipped?.attributes).toEqual({ message: 'the URL did not change' });
  });

  test('a warning passes and says so; with --strict it fails', () => {
    const [output] = all(caseNamed(written(oneOfEach), 'heartbeat.count'), 'system-out');
    expect(output?.text).toContain('warning: the count grew');
    const strict = caseNamed(written(oneOfEach, true), 'heartbeat.count');
    expect(all(strict, 'failure')[0]?.attributes).toEqual({ message: 'the count grew', type: 'warn' });
    expect(all(strict, 'system-out')).toEqual([]);
  });

  test('a known failure is skipped with its reason, and a wrong entry of the list fails', () => {
    const root = parsed(junitReport(renderingOf(knownReport())));
    expect(caseNamed(root, 'heartbeat.count').children.map(({ name }) => name)).toEqual(['properties', 'skipped']);
    expect(all(caseNamed(root, 'heartbeat.count'), 'skipped')[0]?.attributes.message).toBe(
      `known failure (fail): ${failed.message}: our timer drifts (until 2027-01-31, https://example.org/12)`,
    );
    const list = all(root, 'testsuite').find(({ attributes }) => attributes.name === 'known-failures');
    expect(list?.attributes).toMatchObject({ tests: '3', failures: '3' });
    expect(all(root, 'failure')).toHaveLength(4);
  });

  test('requirements and links are properties', () => {
    const properties = all(caseNamed(written(oneOfEach), 'heartbeat.interval'), 'property');
    expect(properties.map(({ attributes }) => [attributes.name, attributes.value])).toEqual([
      ['requirement', 'R5-HB-01'],
      ['specification', 'https://hl7.org/fhir/R5/subscription-definitions.html#Subscription.heartbeatPeriod'],
      ['specification', 'https://example.org/2'],
    ]);
  });
});

describe('whatever the target sent, the document is well-formed', () => {
  const verdicts = ['pass', 'fail', 'warn', 'skip', 'inconclusive', 'error'] as const;
  const hostile = (text: string): CheckResult[] =>
    verdicts.map((verdict) =>
      resultOf({
        verdict,
        message: text,
        title: text,
        scenario: text,
        requirements: [text],
        findings: [{ path: text, expected: text, actual: text }],
      }),
    );

  test.each(HOSTILE_TEXTS)('%j', (text) => {
    for (const strict of [false, true]) expect(all(written(hostile(text), strict), 'testcase')).toHaveLength(6);
  });

  test('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(all(written(hostile(text)), 'testcase')).toHaveLength(6);
      }),
      { numRuns: 50 },
    );
  });

  test('nothing that XML allows is lost', () => {
    const text = 'first ]]> second ]]> <b>&amp;</b> \ud83d\ude00 \u0000';
    const [failure] = all(written([resultOf({ verdict: 'fail', message: text, findings: [] })]), 'failure');
    expect(failure?.attributes.message).toBe('first ]]> second ]]> <b>&amp;</b> \ud83d\ude00 \\u0000');
    const [output] = all(written([resultOf({ verdict: 'warn', message: text, findings: [] })]), 'system-out');
    expect(output?.text.trim()).toBe('warning: first ]]> second ]]> <b>&amp;</b> \ud83d\ude00 \\u0000');
  });
});
