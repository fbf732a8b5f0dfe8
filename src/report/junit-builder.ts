import type { Builder, TestCase } from 'junit-report-builder';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A fresh document. */
export function newDocument(): Builder {
  // An import would search its 800 kB for exports, which takes longer than to write the report.
  const library: unknown = require('junit-report-builder');
  if (!isBuilder(library)) throw new Error('junit-report-builder has no builder. Install the version in package.json.');
  return library.newBuilder();
}

function isBuilder(value: unknown): value is Builder {
  return typeof value === 'object' && value !== null && 'newBuilder' in value;
}

type Element = ReturnType<TestCase['build']>;

/**
 * Text in a child element. The builder itself would write a CDATA section, which a second `]]>` in the text ends too
 * early; an escaped text is safe.
 */
export function addText(testCase: TestCase, name: string, text: string): void {
  if (text === '') return;
  whenBuilt(testCase, (element) => (childOf(element, name) ?? element.ele(name)).txt(text));
}

/** The builder has no place for the reason of a skipped case: CI systems read it from this attribute. */
export function addSkip(testCase: TestCase, reason: string): void {
  testCase.skipped();
  whenBuilt(testCase, (element) => childOf(element, 'skipped')?.att('message', reason));
}

function whenBuilt(testCase: TestCase, add: (element: Element) => unknown): void {
  const build = testCase.build.bind(testCase);
  testCase.build = (parent) => {
    const element = build(parent);
    add(element);
    return element;
  };
}

function childOf(element: Element, name: string): Element['children'][number] | undefined {
  return element.children.find((node) => 'name' in node && node.name === name);
}
