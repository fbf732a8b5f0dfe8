import { releaseOf } from '../../../src/fhir/index.js';
import { story } from '../../../src/model/testing/story.js';
import type { Rendering } from '../../../src/report/index.js';
import { renderingOf, reportOf, resultOf } from '../../../src/report/testing/sample-report.js';

/** A session in which a server sent so many events, each with so many characters beside. */
export function manyFrames(count: number, characters = 0): Rendering {
  const told = story({ scenario: 'session' }).subscribed('a').token().opened().bound().handshake();
  const ballast = 'x'.repeat(characters);
  for (let n = 0; n < count; n++)
    told.event({ spoil: (bundle) => (characters === 0 ? bundle : { ...bundle, ballast }) });
  const findings = [{ entry: told.lastSeq - 500, path: 'Bundle.type', expected: 'one thing', actual: 'another' }];
  const report = reportOf([resultOf({ scenario: 'session', verdict: 'fail', findings })], {
    scenarios: [{ id: 'session', title: 'One session', durationMs: count }],
  });
  return renderingOf(report, { transcripts: [told.transcript()], fhir: releaseOf });
}
