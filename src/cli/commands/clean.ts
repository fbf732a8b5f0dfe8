import { appendFileSync } from 'node:fs';
import { clean as removeFrom, type Cleaned, type JournaledRun } from '../../drive/index.js';
import { usageTrouble } from '../../model/index.js';
import { visible } from '../../report/index.js';
import { dropWhenDone, journaledRuns, strayJournals } from '../journal-file.js';
import { openTarget } from '../open-target.js';
import type { RawOptions } from '../raw-options.js';
import { runOptions } from '../run-options.js';
import { textFile } from '../text-file.js';
import { redactor, withoutSecrets, type Redactor } from '../without-secrets.js';

/** Something may be left on the target. */
const LEFT = 1;

/** Removes what interrupted runs left on their targets, as their journal says. `told`: what counts for a target. The exit code. */
export async function clean(file: string | undefined, told: (baseUrl: string) => Promise<RawOptions>): Promise<number> {
  if (file === undefined) return tellOfJournals();
  await textFile(file, 'The journal');
  const runs = journaledRuns(file);
  if (runs.length === 0) {
    throw usageTrouble(
      `${file} is no journal of a run. Name the journal.jsonl of its --transcript folder, or what fhir-handshake clean lists.`,
    );
  }
  const { redacted, onSecret } = redactor();
  let isDone = true;
  for (const run of runs) {
    const raw = await told(run.baseUrl);
    const cleaned = await withoutSecrets(redacted, () => cleanRun(run, file, raw, onSecret));
    process.stdout.write(
      wordsFor(run, cleaned)
        .map((line) => `${visible(redacted(line))}\n`)
        .join(''),
    );
    isDone &&= cleaned.kept.length + cleaned.doubtful.length === 0;
  }
  dropWhenDone(file);
  return isDone ? 0 : LEFT;
}

async function cleanRun(
  run: JournaledRun,
  file: string,
  raw: RawOptions,
  onSecret: Redactor['onSecret'],
): Promise<Cleaned> {
  const options = runOptions(run.baseUrl, raw);
  const { limits, insecure, traffic } = options;
  const { baseUrl, identity, ca } = await openTarget(options);
  return removeFrom(run, { baseUrl, ca, limits, insecure, traffic, onSecret, ...identity }, (note) => {
    appendFileSync(file, `${JSON.stringify({ run: run.run, ...note })}\n`);
  });
}

function wordsFor({ run, baseUrl, startedAt }: JournaledRun, { removed, kept, doubtful }: Cleaned): string[] {
  const what = removed.length === 0 ? 'nothing was left to remove' : `removed ${removed.join(', ')}`;
  return [
    `Run ${run} of ${startedAt} against ${baseUrl}: ${what}.`,
    ...kept.map(({ path, why }) => `Still there: ${path} (${why}). Remove it by hand.`),
    ...doubtful.map((words) => `May be there: ${words}. The target cannot be searched for it; look for it by hand.`),
  ];
}

/** Without a journal named nothing is removed: a run may be under way. */
function tellOfJournals(): number {
  const files = strayJournals();
  if (files.length === 0) {
    process.stdout.write('No interrupted run left a journal in the folder for temporary files.\n');
    return 0;
  }
  const lines = files.flatMap((file) => [
    `fhir-handshake clean ${file}`,
    ...journaledRuns(file).map(({ baseUrl, startedAt }) => `  the run of ${startedAt} against ${baseUrl}`),
  ]);
  process.stdout.write(`${['Runs that were interrupted, or are under way:', ...lines].map(visible).join('\n')}\n`);
  return 0;
}
