import { randomUUID } from 'node:crypto';
import {
  isCheck,
  isScenario,
  Trouble,
  usageTrouble,
  type Report,
  type Suite,
  type Transcript,
} from '../../model/index.js';
import { dropWhenDone } from '../journal-file.js';
import { judgedRun, type JudgedRun } from '../judged-run.js';
import { playRun, readyRun } from '../play-run.js';
import { REPORTERS, type ReporterName } from '../reporters.js';
import { renderingOf } from '../write-reports.js';
import { optionsOf } from './settings.js';
import type { RunWish } from './run-settings.js';

/** A run that is over. */
export interface RunResult {
  /** What `--reporter json` writes. */
  readonly report: Report;
  /** What was sent and received, a transcript for each scenario, secrets replaced by stand-ins. */
  readonly transcripts: readonly Transcript[];
  /** What `fhir-handshake run` would exit with: 0, 1, 4, or 130 where the signal was aborted. */
  readonly exitCode: number;
  /** Whether the signal was aborted before the run was over. */
  readonly interrupted: boolean;
  /** The text that a reporter of the command line writes, without colours. */
  render(reporter: ReporterName): Promise<string>;
}

/** See `run` of the package. */
export async function run({
  signal,
  suites = [],
  onProgress,
  confirm,
  journal,
  ...settings
}: RunWish): Promise<RunResult> {
  signal?.throwIfAborted();
  requireSuites(suites);
  const options = await optionsOf(settings);
  const surroundings = { runId: randomUUID(), journal, signal, confirm, onProgress };
  try {
    const play = async (own: readonly Suite[]) => playRun(own, options, await readyRun(options), surroundings);
    return resultOf(await judgedRun(options, play, suites), options.strict);
  } catch (thrown) {
    // Whatever could not be done for the signal was ended by it.
    if (thrown instanceof Trouble) signal?.throwIfAborted();
    throw thrown;
  } finally {
    if (journal !== undefined) dropWhenDone(journal);
  }
}

function resultOf(judged: JudgedRun, strict: boolean): RunResult {
  const { report, transcripts, library, exitCode, interrupted } = judged;
  return {
    report,
    transcripts,
    exitCode,
    interrupted,
    render: async (reporter) => {
      if (!Object.hasOwn(REPORTERS, reporter)) {
        throw usageTrouble(`There is no reporter "${reporter}". There are ${Object.keys(REPORTERS).join(', ')}.`);
      }
      const render = await REPORTERS[reporter].load();
      return render(renderingOf(judged, library, { strict, detail: 'normal' }));
    },
  };
}

function requireSuites(suites: readonly Suite[]): void {
  const wrong = suites.findIndex(({ scenario, checks }) => !isScenario(scenario) || !checks.every(isCheck));
  if (wrong < 0) return;
  throw usageTrouble(
    `suites[${String(wrong)}] is no suite. Give an object with "scenario", made with defineScenario, and "checks", each made with defineCheck.`,
  );
}
