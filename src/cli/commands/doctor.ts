import { randomUUID } from 'node:crypto';
import { examine, type Examination } from '../../drive/index.js';
import { releaseOf } from '../../fhir/index.js';
import { usageTrouble } from '../../model/index.js';
import { openTranscripts } from '../../transcript/index.js';
import { colourLevel } from '../colour.js';
import { doctorText } from '../doctor-text.js';
import { endpointPlace } from '../endpoint-place.js';
import { catchInterruption, INTERRUPTED } from '../interruption.js';
import { dropWhenDone, journalFile } from '../journal-file.js';
import { openTarget } from '../open-target.js';
import { flagOption, type RawOptions } from '../raw-options.js';
import { remindAtExit } from '../remind-at-exit.js';
import { runOptions } from '../run-options.js';
import { subscriptionFile } from '../subscription-file.js';
import { jsonFile } from '../text-file.js';
import { packageVersion } from '../version.js';
import { withoutSecrets } from '../without-secrets.js';

const FAILED = 1;
const UNREACHED = 3;
const UNDECIDED = 4;

/** Tells whether a target can be tested, and what to mend where it cannot. The exit code. */
export async function doctor(baseUrl: string | undefined, raw: RawOptions): Promise<number> {
  const options = runOptions(baseUrl, raw);
  const write = flagOption(raw, 'write');
  if (write && options.readOnly) {
    throw usageTrouble('--write and --read-only contradict each other. Leave one of them out.');
  }
  const trigger = options.triggerFile === undefined ? undefined : await jsonFile(options.triggerFile, '--trigger');
  const subscription = await subscriptionFile(options.subscriptionFile);
  const endpoint = await endpointPlace(options.endpoint);
  const target = await openTarget(options);
  const startedAtMonotonic = performance.now();
  const transcripts = openTranscripts({ startedAtMonotonic });
  const runId = randomUUID();
  const journal = journalFile(undefined, runId);
  const interruption = catchInterruption({
    say: (words) => process.stderr.write(`\n${words}\n`),
    exit: (code) => process.exit(code),
  });
  const forget = remindAtExit(journal);
  const { limits, topic, insecure, allowHosts, heartbeatPeriodS, release, traffic } = options;
  try {
    const redacted = (text: string) => transcripts.redacted(text);
    const examining = () =>
      examine(
        {
          ...{ limits, topic, insecure, allowHosts, heartbeatPeriodS, release, traffic },
          ...{ trigger, subscription, endpoint, startedAtMonotonic, runId, journal, signal: interruption.signal },
          ...{ baseUrl: target.baseUrl, ca: target.ca, ...target.identity, socketAuth: options.auth.socketAuth },
          onSecret: (value, kind) => transcripts.secret(value, kind),
          fhir: releaseOf,
          tool: { name: 'fhir-handshake', version: packageVersion() },
          scenarios: [],
          openRecorder: (header) => transcripts.recorder(header),
        },
        write,
      );
    const examinations = await withoutSecrets(redacted, examining);
    const told = { target: target.baseUrl, verdict: verdictOn(examinations), examinations };
    const colours = colourLevel(options.color);
    process.stdout.write(
      redacted(
        flagOption(raw, 'json')
          ? `${JSON.stringify(told, undefined, 2)}\n`
          : doctorText(target.baseUrl, examinations, colours),
      ),
    );
    return interruption.signal.aborted ? INTERRUPTED : exitCodeOf(examinations);
  } finally {
    interruption.release();
    await target.close();
    if (dropWhenDone(journal)) forget();
  }
}

/** Without these nobody was reached. */
const REACHING = ['dns', 'tls', 'http'];

function exitCodeOf(examinations: readonly Examination[]): number {
  const failed = examinations.filter(({ status }) => status === 'fail');
  if (failed.some(({ id }) => REACHING.includes(id))) return UNREACHED;
  if (failed.length > 0) return FAILED;
  return examinations.some(({ status, leftOut }) => status === 'unknown' && leftOut === undefined) ? UNDECIDED : 0;
}

function verdictOn(examinations: readonly Examination[]): Examination['status'] {
  const worst = (['fail', 'unknown', 'warn'] as const).find((status) =>
    examinations.some((one) => one.status === status && one.leftOut === undefined),
  );
  return worst ?? 'ok';
}
