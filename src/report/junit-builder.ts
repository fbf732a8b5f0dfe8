import library, { type Builder, type TestCase } from 'junit-report-builder';

/** A fresh document. */
export function newDocument(): Builder {
  // The package's types put the builder under `default`; Node finds it one level higher.
  const candidates: readonly unknown[] = [library, library.default];
  const builder = candidates.find(isBuilder);
  if (builder === undefined)
    throw new Error('junit-report-builder has no builder. Install the version in package.json.');
  return builder.newBuilder();
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
