import { describe, expect, test } from 'vitest';
import type { Because, CheckResult } from '../model/index.js';
import { githubReport } from './github.js';
import { htmlReport } from './html/html-report.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown/index.js';
import { rootCauses } from './root-causes.js';
import { terminalReport } from './terminal.js';
import { failed, renderingOf, reportOf, resultOf } from './testing/sample-report.js';

const noToken: Because = { stage: 'token', reason: 'the server has no token (404)', check: 'token.offered' };
const noForm: Because = { stage: 'bind', reason: 'no form is understood' };

function behind(because: Because, id: string, stage: CheckResult['stage'], scenario = 'session'): CheckResult {
  const message = `not judged because ${because.reason} (nothing was seen)`;
  return resultOf({ id, stage, scenario, verdict: 'inconclusive', message, because });
}

const results = [
  behind(noForm, 'heartbeat.count', 'heartbeat'),
  failed,
  behind(noToken, 'bind.pong', 'bind'),
  behind(noToken, 'bind.valid', 'bind'),
  behind(noToken, 'bind.valid', 'bind', 'payload'),
  behind(noToken, 'handshake.type', 'handshake'),
  resultOf({ id: 'rotation.new-url', stage: 'rotation', verdict: 'inconclusive', message: 'no event was caused' }),
];

const TOLD = [
  '3 checks not judged because the server has no token (404) (see token.offered)',
  'Once mended, these are tested next: bind (2 checks), handshake (1 check)',
  '1 check not judged because no form is understood',
  'Once mended, these are tested next: heartbeat (1 check)',
];

describe('root causes', () => {
  test('are told one by one in the order of the walk, each check counted once', () => {
    const { causes, others } = rootCauses(results);
    expect(causes.flatMap(({ consequences, next }) => [consequences, next])).toEqual(TOLD);
    expect(others.map(({ id }) => id)).toEqual(['heartbeat.interval', 'rotation.new-url']);
  });

  test('explain no failure', () => {
    const suspect = { ...failed, because: noToken };
    expect(rootCauses([suspect])).toEqual({ causes: [], others: [suspect] });
  });

  test('show the words of one case where no check tells more', () => {
    const message =
      'not judged because the server refused a Subscription (422) (no heartbeat was seen: no such topic (yet))';
    const because: Because = { stage: 'subscription', reason: 'the server refused a Subscription (422)' };
    const [cause] = rootCauses([resultOf({ verdict: 'inconclusive', message, because })]).causes;
    expect(cause?.consequences).toBe(
      '1 check not judged because the server refused a Subscription (422), in one case: no heartbeat was seen: no such topic (yet)',
    );
  });

  test.each([
    ['terminal', terminalReport],
    ['markdown', markdownReport],
    ['github', githubReport],
    ['html', htmlReport],
  ])('are in the %s report', async (_name, render) => {
    const text = await render(renderingOf(reportOf(results)));
    const plain = text.replaceAll(/\\|<[^>]+>/g, '').replaceAll(/\s+/g, ' ');
    for (const words of TOLD) expect(plain).toContain(words);
  });

  test('come behind the failures in the terminal, and their consequences have no lines of their own', () => {
    const text = terminalReport(renderingOf(reportOf(results)));
    expect(text.indexOf('FAIL  heartbeat.interval')).toBeLessThan(text.indexOf('Not judged (5)'));
    expect(text).not.toContain('bind.pong');
    expect(text).toContain('Inconclusive (1)');
    expect(terminalReport(renderingOf(reportOf(results), { detail: 'verbose' }))).toContain('bind.pong');
  });

  test('are no failure in JUnit', () => {
    const text = junitReport(renderingOf(reportOf(results)));
    expect(text.match(/<failure/g)).toHaveLength(1);
    expect(text).toContain('not judged because the server has no token (404)');
  });
});

test('one mistake in many scenarios is one failure in the terminal, and all are told where everything is asked for', () => {
  const everywhere = ['heartbeat', 'session', 'payload'].map((scenario) => resultOf({ ...failed, scenario }));
  const text = terminalReport(renderingOf(reportOf(everywhere)));
  expect(text.match(/^FAIL {2}/gm)).toHaveLength(1);
  expect(text).toContain('also in   session, payload');
  const verbose = terminalReport(renderingOf(reportOf(everywhere), { detail: 'verbose' }));
  expect(verbose.match(/^FAIL {2}/gm)).toHaveLength(3);
});
