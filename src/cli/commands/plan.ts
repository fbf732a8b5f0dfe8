import { randomUUID } from 'node:crypto';
import { rehearse } from '../../drive/index.js';
import { releaseOf } from '../../fhir/index.js';
import { dealtTo, suitesToPlay } from '../../judge/index.js';
import { startReference } from '../../reference/index.js';
import { openTranscripts } from '../../transcript/index.js';
import { endpointPlace } from '../endpoint-place.js';
import { requireKnownWords } from '../known-words.js';
import { loadLibrary } from '../load-suites.js';
import { openTarget } from '../open-target.js';
import { planOf } from '../plan/plan-of.js';
import { planText } from '../plan/plan-text.js';
import { flagOption, type RawOptions } from '../raw-options.js';
import { runOptions } from '../run-options.js';
import { subscriptionFile } from '../subscription-file.js';
import { jsonFile } from '../text-file.js';
import { packageVersion } from '../version.js';
import { withoutSecrets } from '../without-secrets.js';

const FHIR = { R4: 'r4', R4B: 'r4b', R5: 'r5' } as const;

/** Tells what `run` with the same options would send, create, wait for and leave out. Sends only reads. The exit code. */
export async function plan(baseUrl: string | undefined, raw: RawOptions): Promise<number> {
  const options = runOptions(baseUrl, raw);
  const library = await loadLibrary(options.suites);
  requireKnownWords(options.selection, library.suites);
  const { own } = dealtTo(options.shard, suitesToPlay(library.suites, options.selection));
  const trigger = options.triggerFile === undefined ? undefined : await jsonFile(options.triggerFile, '--trigger');
  const subscription = await subscriptionFile(options.subscriptionFile);
  const endpoint = await endpointPlace(options.endpoint);
  const target = await openTarget(options);
  const startedAtMonotonic = performance.now();
  const transcripts = openTranscripts({ startedAtMonotonic });
  const { limits, topic, insecure, allowHosts, heartbeatPeriodS, release, readOnly, traffic } = options;
  try {
    const redacted = (text: string) => transcripts.redacted(text);
    const rehearsing = () =>
      rehearse(
        {
          ...{ limits, topic, insecure, allowHosts, heartbeatPeriodS, release, readOnly, traffic },
          ...{ trigger, subscription, endpoint, startedAtMonotonic, runId: randomUUID() },
          ...{ baseUrl: target.baseUrl, ca: target.ca, ...target.identity, other: target.other },
          socketAuth: options.auth.socketAuth,
          onSecret: (value, kind) => transcripts.secret(value, kind),
          fhir: releaseOf,
          tool: { name: 'fhir-handshake', version: packageVersion() },
          scenarios: own.map(({ scenario }) => scenario),
          openRecorder: (header) => transcripts.recorder(header),
        },
        (spoken, topics, callers) => startReference({ fhir: FHIR[spoken], topics, ...callers }),
      );
    const rehearsal = await withoutSecrets(redacted, rehearsing);
    const { triggerFile, subscriptionFile: file } = options;
    const wish = { suites: own, readOnly, heartbeatPeriodS, triggerFile, subscriptionFile: file };
    const planned = planOf(rehearsal, { baseUrl: target.baseUrl, ...wish });
    process.stdout.write(
      redacted(flagOption(raw, 'json') ? `${JSON.stringify(planned, undefined, 2)}\n` : planText(planned)),
    );
    return 0;
  } finally {
    await target.close();
  }
}
