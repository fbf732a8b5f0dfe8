import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { releaseOf } from '../../fhir/index.js';
import { story } from '../../model/testing/story.js';
import type { CheckResult } from '../../model/index.js';
import { HOSTILE_TEXTS, renderingOf, reportOf, resultOf } from '../testing/sample-report.js';
import { visible } from '../visible.js';
import { mermaidReport } from './index.js';
import { mermaidText } from './mermaid-text.js';

/** What texts are made of: nothing that Mermaid gives a meaning, and entity codes. */
const TEXT = /^(?:[\p{L}\p{N} .,:/?=()+'_…·×-]|#\d+;|<br\/>)*$/u;

const ACTORS = '(?:S|C|W|E)';

/** Every line that a diagram may have; `$1` is a text. Mermaid's own grammar of sequence diagrams, as far as it is used. */
const LINES = [
  /^sequenceDiagram$/,
  /^ {2}participant [SCWE] as (Server REST|Client|Server WebSocket|Endpoint)$/,
  /^ {2}autonumber \d+$/,
  /^ {2}(?:de)?activate W$/,
  /^ {2}rect rgba\(220, 50, 47, 0\.15\)$/,
  /^ {2}end$/,
  new RegExp(`^ {2}${ACTORS}(?:->>|-->>|->|-\\))${ACTORS}: (.*)$`),
  new RegExp(`^ {2}note over ${ACTORS}(?:,${ACTORS})?: (.*)$`),
];

function problemsOf(diagram: string): string[] {
  return diagram.split('\n').filter((line) => {
    const match = LINES.map((form) => form.exec(line)).find((one) => one !== null);
    return match === undefined || !TEXT.test(match?.[1] ?? '');
  });
}

function diagramsOf(told: ReturnType<typeof story>, checks: readonly CheckResult[] = []): string[] {
  const rendering = renderingOf(reportOf(checks), { transcripts: [told.transcript()], fhir: releaseOf });
  return [...mermaidReport(rendering).matchAll(/```mermaid\n([\s\S]*?)\n```/g)].map(([, diagram = '']) => diagram);
}

const session = () =>
  story({ scenario: 'session' })
    .subscribed('a', { readBack: false })
    .token({ value: 'token-abc' })
    .opened()
    .bound()
    .handshake()
    .heartbeat()
    .closed();

/** The last notification of a story. */
function lastReceived(told: ReturnType<typeof story>): number {
  return told.transcript().entries.findLast(({ kind }) => kind === 'ws-received')?.seq ?? 0;
}

const finding = { entry: lastReceived(session()), path: 'Bundle.entry[0]', expected: 'a string', actual: '<b>1</b>' };

describe('the diagram of a scenario', () => {
  test('is the sequence that was played, numbered as the transcript', () => {
    const [diagram = ''] = diagramsOf(session());
    expect(problemsOf(diagram)).toEqual([]);
    const lines = diagram.split('\n').map((line) => line.trim().replace(/<br\/>.*/, ''));
    expect(lines.slice(0, 6)).toEqual([
      'sequenceDiagram',
      'participant S as Server REST',
      'participant C as Client',
      'participant W as Server WebSocket',
      expect.stringMatching(/^autonumber \d$/),
      'C->>S: POST Subscription',
    ]);
    expect(lines).toContainEqual(expect.stringMatching(/^W-->>C: 101 Switching Protocols \([a-z0-9-]+\)$/));
    expect(lines).toContainEqual(expect.stringMatching(/^C->>W: bind-with-token: redacted-token-1 /));
    expect(lines.filter((line) => /activate/.test(line))).toEqual(['activate W', 'deactivate W']);
  });

  test('has a lane for the endpoint that the client opens and the server posts to', () => {
    const hook = { connection: 'hook-1', delivery: 1 };
    const text = JSON.stringify({ resourceType: 'Bundle', type: 'subscription-notification' });
    const post = { method: 'POST', url: '/hook', headers: {}, text, binary: false, bytes: text.length };
    const [diagram = ''] = diagramsOf(
      story({ scenario: 'rest-hook' })
        .exchange({ purpose: 'topics', url: 'SubscriptionTopic', status: 200, answer: { resourceType: 'Bundle' } })
        .mark({ name: 'endpoint', key: 'sound', connection: 'hook-1', url: 'http://127.0.0.1:9/hook' })
        .subscribed('sound', { readBack: false, asked: { channel: { code: 'rest-hook' } } })
        .entry({ kind: 'hook-received', ...hook, ...post })
        .entry({ kind: 'hook-answered', ...hook, status: 200, how: 'answered' }),
    );
    expect(problemsOf(diagram)).toEqual([]);
    const lines = diagram.split('\n').map((line) => line.trim().replace(/<br\/>.*/, ''));
    expect(lines.filter((line) => !line.startsWith('autonumber'))).toEqual([
      'sequenceDiagram',
      'participant S as Server REST',
      'participant C as Client',
      'participant E as Endpoint',
      'C->>S: GET SubscriptionTopic',
      'S-->>C: 200 OK',
      'C->E: Endpoint opened (sound)',
      'C->>S: POST Subscription',
      'S-->>C: 201 Created',
      'S->>E: POST Bundle: subscription-notification (sound)',
      'E-->>S: 200 OK (sound)',
    ]);
  });

  test('marks violations where they happened, and what no entry shows at the end', () => {
    const checks = [
      resultOf({ scenario: 'session', verdict: 'fail', findings: [finding, { expected: 'a beat', actual: 'none' }] }),
    ];
    const [diagram = ''] = diagramsOf(session(), checks);
    expect(problemsOf(diagram)).toEqual([]);
    const lines = diagram.split('\n').map((line) => line.trim());
    const first = lines.findIndex((line) => line.startsWith('rect'));
    expect(lines.slice(first, first + 5).join('\n')).toMatch(
      /^rect .*\n(autonumber \d+\n)?W->>C: Bundle.*type: heartbeat.*\nnote over W,C: FAIL heartbeat\.interval<br\/>Bundle\.entry#91;0#93;<br\/>expected: a string<br\/>actual: #60;b#62;1#60;/,
    );
    expect(lines.slice(-3)).toEqual([
      expect.stringMatching(/^rect /),
      'note over S,W: FAIL heartbeat.interval<br/>expected: a beat<br/>actual: none',
      'end',
    ]);
  });

  test('counts what no entry shows beyond a few', () => {
    const finding = { expected: 'a heartbeat', actual: 'nothing' };
    const check = resultOf({
      scenario: 'session',
      verdict: 'fail',
      findings: Array.from({ length: 6 }, () => finding),
    });
    const [diagram = ''] = diagramsOf(session(), [check]);
    expect(diagram.match(/FAIL heartbeat\.interval/g)).toHaveLength(4);
    expect(diagram).toContain('note over S,W: and 2 more');
  });

  test('says of a known failure that it is', () => {
    const known = { reason: 'ticket 12' };
    const [diagram] = diagramsOf(session(), [
      resultOf({ scenario: 'session', verdict: 'fail', findings: [finding], known }),
    ]);
    expect(diagram).toContain('FAIL (known) heartbeat.interval');
  });

  test('never grows beyond what Mermaid takes; what is left out is said, and what is wrong is not', () => {
    const long = story({ scenario: 'session' }).subscribed('a').token().opened();
    for (let beat = 0; beat < 2000; beat++) long.heartbeat();
    const entry = lastReceived(long) - 1000;
    const [diagram = ''] = diagramsOf(long, [
      resultOf({ scenario: 'session', verdict: 'fail', findings: [{ ...finding, entry }] }),
    ]);
    expect(diagram.length).toBeLessThan(45_000);
    expect(problemsOf(diagram)).toEqual([]);
    expect(diagram).toMatch(new RegExp(`autonumber (${String(entry)}|${String(entry - 1)}|${String(entry - 2)})\n`));
    expect(diagram).toMatch(/note over S,W: \d+ steps left out/);
    expect(diagram).toContain('FAIL heartbeat.interval');
  });

  test('is missing, and says so, where there is no transcript', () => {
    expect(mermaidReport(renderingOf(reportOf([])))).toContain('transcripts of the run are not at hand');
  });
});

describe('no text of the target breaks the diagram', () => {
  const OBEYED = [
    'end',
    '%%{init: {}}%%',
    'wrap: x',
    ':nowrap: x',
    'a style b:#fff;',
    'classDef a:#f;',
    '#35;',
    '$$x$$',
  ];

  test.each([...HOSTILE_TEXTS, ...OBEYED])('%j', (text) => {
    const told = session().entry({ kind: 'ws-received', connection: 'connection-1', text, binary: false, bytes: 1 });
    const actual = { ...finding, actual: text, path: text };
    const [diagram = ''] = diagramsOf(told, [resultOf({ scenario: 'session', verdict: 'fail', findings: [actual] })]);
    expect(problemsOf(diagram)).toEqual([]);
  });

  test('any text at all comes back as it was shown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const written = mermaidText(text, 4000);
        expect(written).toMatch(TEXT);
        expect(written).not.toMatch(/^\s*:?(?:no)?wrap:|style|classDef/i);
        const back = written.replace(/#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)));
        expect(back).toBe(visible(text));
      }),
    );
  });

  test('a text that is too long is cut, however much its signs take', () => {
    for (const text of ['a'.repeat(1000), '<'.repeat(1000), '😀'.repeat(1000)]) {
      const written = mermaidText(text, 100);
      expect(written.length).toBeLessThanOrEqual(100);
      expect(written.endsWith('…')).toBe(true);
      expect(written).toMatch(TEXT);
    }
  });
});
