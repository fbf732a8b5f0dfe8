import { Trouble } from '../../model/index.js';
import { openClient } from '../client.js';
import { unrecorded } from '../unrecorded.js';
import { walk } from '../walk.js';
import type { WalkOptions, WalkResult } from '../walk-options.js';
import { examineRelease, examineTopics } from './discovered.js';
import type { Examination } from './examination.js';
import { examineClock, examineHttp, examineSubscriptions } from './metadata.js';
import { examineName } from './name.js';
import { looking, trying, type Findings } from './stories.js';
import { examineTls } from './tls.js';
import { examineTried } from './tried.js';

/**
 * Whether a target can be tested, one examination after the other; none follows one without which it cannot be. Without `write`
 * only GET requests are sent; with it a Subscription and an event are tried, journaled as those of a run, and removed.
 */
export async function examine(given: WalkOptions, write: boolean): Promise<Examination[]> {
  const options = { ...given, baseUrl: given.baseUrl.replace(/\/+$/, '') };
  const name = await examineName(options.baseUrl);
  if (name.status === 'fail') return [name];
  const reached = [name, ...(await examineTls(options)), ...(await examineAnswer(options))];
  if (reached.some(({ id, status }) => status === 'fail' && ['tls', 'http'].includes(id))) return reached;
  const findings: Findings = {};
  try {
    const result = await tried(options, findings, write);
    const { facts } = result;
    return [
      ...reached,
      examineRelease(facts, options.release, options.fhir(facts.release)),
      examineSubscriptions(facts.capabilities),
      examineTopics(facts),
      ...examineTried(findings, result, options, write),
    ];
  } catch (error) {
    // What keeps a run from beginning is what it would say itself, with the remedy.
    if (!(error instanceof Trouble)) throw error;
    return [...reached, { id: 'discovery', title: 'A run can begin', status: 'fail', seen: error.message }];
  }
}

async function examineAnswer(options: WalkOptions): Promise<Examination[]> {
  const client = await openClient(options, performance.now());
  const { rest } = client;
  const { signal } = new AbortController();
  const from = performance.now();
  try {
    const answer = await rest.send(unrecorded(), { purpose: 'metadata', method: 'GET', path: 'metadata' }, signal);
    const http = examineHttp(answer, options.baseUrl, performance.now() - from);
    if (answer.status === undefined) return [http];
    return [http, examineClock(answer, rest.serverTime() - Date.now(), options.limits)];
  } finally {
    await client.close();
  }
}

async function tried(options: WalkOptions, findings: Findings, write: boolean): Promise<WalkResult> {
  const look = [looking(findings)];
  if (!write) return walk({ ...options, scenarios: look, readOnly: true, journal: undefined });
  // Somebody would have to do by hand what a file of --trigger says so of: a doctor asks nobody.
  const isByHand = options.trigger?.includes('"manual"') === true;
  return walk({ ...options, scenarios: [...look, trying(findings, !isByHand)] });
}
