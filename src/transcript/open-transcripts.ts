import { closeSync, mkdirSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { usageTrouble, type SecretKind, type TranscriptHeader } from '../model/index.js';
import { RunClock, type Clock } from './clock.js';
import { LineFile } from './line-file.js';
import { TRANSCRIPT_SUFFIX } from './read-transcripts.js';
import { ScenarioRecorder } from './recorder.js';
import { Redaction } from './redaction.js';

export interface TranscriptsOptions {
  /** Where the files go; in memory only where absent. Transcripts of an earlier run there are replaced. */
  readonly directory?: string | undefined;
  /** When the run started, on `clock`. */
  readonly startedAtMonotonic: number;
  /** Default `performance.now`. */
  readonly clock?: Clock | undefined;
}

/** The transcripts of one run. */
export interface Transcripts {
  recorder(header: TranscriptHeader): ScenarioRecorder;
  /** A secret known before any scenario starts. */
  secret(value: string, kind: SecretKind): void;
  /** A text with every secret that is known by now replaced. */
  redacted(text: string): string;
}

/** Opens the transcripts of a run. Its recorders share one redaction, so a secret has one stand-in in all of them. */
export function openTranscripts({ directory, startedAtMonotonic, clock }: TranscriptsOptions): Transcripts {
  const redaction = new Redaction();
  const runClock = new RunClock(clock ?? (() => performance.now()), startedAtMonotonic, Date.now());
  if (directory !== undefined) prepare(directory);
  const names = new Set<string>();
  return {
    recorder(header) {
      const file = directory === undefined ? undefined : new LineFile(join(directory, nameOf(header.scenario, names)));
      return new ScenarioRecorder(header, runClock, redaction, file);
    },
    secret: (value, kind) => redaction.secret(value, kind),
    redacted: (text) => redaction.text(text),
  };
}

/** `session.ndjson`; a scenario of a user's own may be named in a way that no file can be. */
function nameOf(scenario: string, taken: Set<string>): string {
  const stem = scenario.replace(/[^A-Za-z0-9._-]/g, '-').replace(/^\.+/, '-') || 'scenario';
  let name = stem;
  for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${stem}-${String(copy)}`;
  taken.add(name.toLowerCase());
  return `${name}${TRANSCRIPT_SUFFIX}`;
}

function prepare(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const files = readdirSync(directory).filter((name) => name.endsWith(TRANSCRIPT_SUFFIX));
    for (const name of files) if (isTranscript(join(directory, name))) rmSync(join(directory, name));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw usageTrouble(
      `--transcript ${directory} cannot be used: ${reason}. Name a folder that you may write to; it is made where it is absent.`,
    );
  }
}

/** Only files of our own are ever removed: those that begin with a transcript header. */
function isTranscript(file: string): boolean {
  const descriptor = openSync(file, 'r');
  try {
    const start = Buffer.alloc(200);
    readSync(descriptor, start);
    return /^\{[^\n]*"kind":"header"/.test(start.toString());
  } finally {
    closeSync(descriptor);
  }
}
