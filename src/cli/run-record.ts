import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LeftOut, Selection } from '../judge/index.js';
import { isObject, listAt, numberAt, objectAt, parseJson, textAt, usageTrouble } from '../model/index.js';
import type { Json, Report, Transcript } from '../model/index.js';
import { rebuiltRecord } from './rebuilt-record.js';

/** Name of the record in the folder of the transcripts. */
const FILE_NAME = 'run.json';

/** What a report says of a run beside its verdicts; `run --transcript` writes it beside the transcripts. */
export interface RunRecord {
  readonly run: Report['run'];
  readonly selection: Selection;
  readonly strict: boolean;
  /** Why a scenario has no transcript, where one has none. */
  readonly unplayed: string;
  /** Scenarios that were left out as a whole, and by which option. */
  readonly leftOut?: LeftOut | undefined;
  /** Ids of scenarios that another shard of the run plays. */
  readonly elsewhere?: readonly string[] | undefined;
}

export async function writeRunRecord(directory: string, record: RunRecord): Promise<void> {
  await writeFile(join(directory, FILE_NAME), runRecordText(record));
}

/** The record as its file has it. */
export function runRecordText(record: RunRecord): string {
  return `${JSON.stringify({ format: 1, ...record }, undefined, 2)}\n`;
}

/** The record beside the transcripts; rebuilt from their headers and footers where there is none. */
export async function readRunRecord(path: string, transcripts: readonly Transcript[]): Promise<RunRecord> {
  const file = join(path, FILE_NAME);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? rebuiltRecord(transcripts) : runRecordIn(text, file, transcripts);
}

/** The record in the text of a file. Throws a Trouble where it is none, or one of another run than the transcripts. */
export function runRecordIn(text: string, file: string, transcripts: readonly Transcript[]): RunRecord {
  const rebuilt = rebuiltRecord(transcripts);
  const json = parseJson(text);
  if (!isObject(json) || numberAt(json, 'format') !== 1 || textAt(json, 'run', 'id') === undefined) {
    throw usageTrouble(
      `${file} is not a record that this version of fhir-handshake wrote. Remove it to judge the transcripts without it.`,
    );
  }
  if (textAt(json, 'run', 'id') !== rebuilt.run.id) {
    throw usageTrouble(
      `${file} belongs to another run than the transcripts beside it. Remove it, or judge the other folder.`,
    );
  }
  return recordIn(json, rebuilt);
}

function recordIn(json: Json, rebuilt: RunRecord): RunRecord {
  return {
    run: {
      id: rebuilt.run.id,
      startedAt: textAt(json, 'run', 'startedAt') ?? rebuilt.run.startedAt,
      finishedAt: textAt(json, 'run', 'finishedAt') ?? rebuilt.run.finishedAt,
      durationMs: numberAt(json, 'run', 'durationMs') ?? rebuilt.run.durationMs,
      floorMs: numberAt(json, 'run', 'floorMs') ?? 0,
      latenessMs: {
        p99: numberAt(json, 'run', 'latenessMs', 'p99') ?? rebuilt.run.latenessMs.p99,
        max: numberAt(json, 'run', 'latenessMs', 'max') ?? rebuilt.run.latenessMs.max,
      },
      options: optionsIn(json),
      notes: textsIn(json, 'run', 'notes'),
      ...leftBehindIn(json),
    },
    selection: { only: textsIn(json, 'selection', 'only'), skip: textsIn(json, 'selection', 'skip') },
    strict: isObject(json) && json.strict === true,
    unplayed: textAt(json, 'unplayed') ?? rebuilt.unplayed,
    ...elsewhereIn(json),
    ...leftOutIn(json),
  };
}

/** Absent where the run was no shard. */
function elsewhereIn(json: Json): Pick<RunRecord, 'elsewhere'> {
  const elsewhere = textsIn(json, 'elsewhere');
  return elsewhere.length === 0 ? {} : { elsewhere };
}

/** Absent where no scenario was. */
function leftOutIn(json: Json): Pick<RunRecord, 'leftOut'> {
  const scenarios = textsIn(json, 'leftOut', 'scenarios');
  const reason = textAt(json, 'leftOut', 'reason');
  return reason === undefined ? {} : { leftOut: { scenarios, reason } };
}

/** Absent where everything was removed. */
function leftBehindIn(json: Json): Pick<RunRecord['run'], 'leftBehind'> {
  const leftBehind = textsIn(json, 'run', 'leftBehind');
  return leftBehind.length === 0 ? {} : { leftBehind };
}

function textsIn(json: Json, ...path: string[]): string[] {
  return listAt(json, ...path).filter((item) => typeof item === 'string');
}

function optionsIn(json: Json): RunRecord['run']['options'] {
  const options: Record<string, string | number | boolean | readonly string[]> = {};
  for (const [name, value] of Object.entries(objectAt(json, 'run', 'options') ?? {})) {
    if (Array.isArray(value)) options[name] = value.filter((item) => typeof item === 'string');
    else if (value !== undefined && value !== null && !isObject(value)) options[name] = value;
  }
  return options;
}
