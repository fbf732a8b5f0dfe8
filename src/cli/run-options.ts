import type { TrafficWish } from '../drive/index.js';
import type { Selection, Shard } from '../judge/index.js';
import { DEFAULT_LIMITS, RELEASES, usageTrouble, type Limits, type Release } from '../model/index.js';
import type { Detail } from '../report/index.js';
import { authOptions, type AuthOptions } from './auth/auth-options.js';
import { endpointOptions, type EndpointOptions } from './endpoint-options.js';
import { knownFailuresWish, type KnownFailuresWish } from './known-failures/index.js';
import { flagOption, numberOption, textOption, textsOption, type RawOptions } from './raw-options.js';
import { referenceWish, type ReferenceWish } from './reference-wish.js';
import { reporterWishes, type ReporterWish } from './reporter-wish.js';
import { targetUrl } from './target-url.js';

/** What `judge` and `run` share: how to select, count and show. */
export interface JudgingOptions {
  /** Files of the user's own suites. */
  readonly suites: readonly string[];
  readonly selection: Selection;
  readonly strict: boolean;
  readonly reporters: readonly ReporterWish[];
  readonly knownFailures?: KnownFailuresWish | undefined;
  readonly detail: Detail;
  readonly color: boolean;
}

/** Everything that `run` is told. */
export interface RunOptions extends JudgingOptions {
  /** `auto` where the target is to say it. */
  readonly release: Release | 'auto';
  readonly target: { readonly baseUrl: string } | { readonly reference: ReferenceWish };
  readonly topic?: string | undefined;
  readonly triggerFile?: string | undefined;
  readonly subscriptionFile?: string | undefined;
  readonly auth: AuthOptions;
  readonly heartbeatPeriodS?: number | undefined;
  readonly limits: Limits;
  /** Folder for the transcripts. */
  readonly transcript?: string | undefined;
  readonly insecure: boolean;
  readonly caFile?: string | undefined;
  readonly allowHosts: readonly string[];
  readonly endpoint?: EndpointOptions | undefined;
  readonly shard?: Shard | undefined;
  readonly readOnly: boolean;
  /** How much the target is asked at a time. */
  readonly traffic?: TrafficWish | undefined;
}

export function judgingOptions(raw: RawOptions): JudgingOptions {
  return {
    suites: textsOption(raw, 'suite'),
    selection: { only: textsOption(raw, 'only'), skip: textsOption(raw, 'skip') },
    strict: flagOption(raw, 'strict'),
    knownFailures: knownFailuresWish(raw),
    reporters: reporterWishes(textsOption(raw, 'reporter')),
    detail: detailOf(raw),
    color: raw.color !== false,
  };
}

/** Reads the options of `run`. Throws a Trouble for what does not fit together. */
export function runOptions(baseUrl: string | undefined, raw: RawOptions): RunOptions {
  return {
    ...judgingOptions(raw),
    release: releaseWish(textOption(raw, 'fhir') ?? 'auto'),
    target: targetOf(baseUrl, raw),
    topic: textOption(raw, 'topic'),
    triggerFile: textOption(raw, 'trigger'),
    subscriptionFile: textOption(raw, 'subscription'),
    auth: authOptions(raw),
    heartbeatPeriodS: numberOption(raw, 'heartbeatPeriod'),
    limits: limitsOf(numberOption(raw, 'timeout'), numberOption(raw, 'timeBudget')),
    transcript: textOption(raw, 'transcript'),
    insecure: flagOption(raw, 'insecure'),
    caFile: textOption(raw, 'ca'),
    allowHosts: textsOption(raw, 'allowHost'),
    endpoint: endpointOptions(raw),
    shard: shardOf(textOption(raw, 'shard')),
    readOnly: flagOption(raw, 'readOnly'),
    traffic: trafficOf(numberOption(raw, 'rate'), numberOption(raw, 'connections')),
  };
}

function targetOf(baseUrl: string | undefined, raw: RawOptions): RunOptions['target'] {
  const reference = referenceWish(raw);
  if (reference !== undefined && baseUrl !== undefined) {
    throw usageTrouble(
      `run was given both a target (${baseUrl}) and --reference, which walks the embedded server. Leave one of them out.`,
    );
  }
  if (reference !== undefined) return { reference };
  if (baseUrl !== undefined) return { baseUrl: targetUrl(baseUrl) };
  throw usageTrouble(
    'run needs the base URL of a FHIR server, such as fhir-handshake run https://example.org/fhir. ' +
      'To see it at work without one, use fhir-handshake run --reference.',
  );
}

function releaseWish(word: string): RunOptions['release'] {
  if (word.toLowerCase() === 'auto') return 'auto';
  const release = RELEASES.find((one) => one === word.toUpperCase());
  if (release !== undefined) return release;
  throw usageTrouble(`--fhir "${word}" is no release of FHIR that is tested here. Use --fhir auto, r4, r4b or r5.`);
}

function trafficOf(ratePerS: number | undefined, connections: number | undefined): TrafficWish | undefined {
  return ratePerS === undefined && connections === undefined ? undefined : { ratePerS, connections };
}

/** `2/3`: the second of three. */
function shardOf(word: string | undefined): Shard | undefined {
  if (word === undefined) return undefined;
  const [, number = 0, of = 0] = (/^(\d{1,3})\/(\d{1,3})$/.exec(word) ?? []).map(Number);
  if (number >= 1 && number <= of) return { number, of };
  throw usageTrouble(`--shard ${word} is no part of a run. Write the second of three as --shard 2/3.`);
}

function limitsOf(timeoutS: number | undefined, budgetS: number | undefined): Limits {
  const timeout = timeoutS === undefined ? undefined : timeoutS * 1000;
  return {
    ...DEFAULT_LIMITS,
    ...(timeout === undefined
      ? {}
      : { handshakeMs: timeout, deliveryMs: timeout, answerMs: timeout, closeMs: timeout, activationMs: timeout }),
    ...(budgetS === undefined ? {} : { budgetMs: budgetS * 1000 }),
  };
}

function detailOf(raw: RawOptions): Detail {
  const quiet = flagOption(raw, 'quiet');
  const verbose = flagOption(raw, 'verbose');
  if (quiet && verbose) throw usageTrouble('--quiet and --verbose contradict each other. Leave one of them out.');
  if (quiet) return 'quiet';
  return verbose ? 'verbose' : 'normal';
}
