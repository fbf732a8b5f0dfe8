import type { Survey } from '../../drive/index.js';
import { at, isObject, type Json, type JsonObject } from '../../model/index.js';
import { withoutReferences } from '../configuration/environment.js';
import { EXAMPLES } from './examples.js';
import { remarks, usableTopic } from './remarks.js';

/** One key of the file. */
export interface Draft {
  readonly value: Json;
  /** False where it is commented out. */
  readonly on: boolean;
  /** What the target said about it, or what has to be known, in sentences. */
  readonly remarks: readonly string[];
}

export interface Drafting {
  readonly baseUrl: string;
  /** What the command line says, ready for the file. */
  readonly told: JsonObject;
  readonly survey: Survey;
  /** A text of the target without secrets that it may repeat. */
  readonly redacted: (text: string) => string;
  /** config.schema.json */
  readonly schema: JsonObject;
}

/** A key as the file is to have it: as it was told, else as the target says, else commented out with its default or an example. */
export function draftOf(key: string, drafting: Drafting): Draft {
  const { baseUrl, told, schema } = drafting;
  const found: JsonObject = { ...foundBy(drafting), ...told, baseUrl: withoutReferences(baseUrl) };
  const value = found[key];
  const about = remarks(key, drafting);
  if (value !== undefined) return { value, on: true, remarks: about };
  const example = at(schema, 'properties', key, 'default') ?? exampleFor(drafting, key);
  if (example === undefined) throw new Error(`The key ${key} of the configuration has neither default nor example.`);
  return { value: example, on: false, remarks: about };
}

function exampleFor({ survey }: Drafting, key: string): Json | undefined {
  const example = EXAMPLES[key];
  if (key !== 'certify' || !isObject(example)) return example;
  return { ...example, profile: `${survey.facts.release.toLowerCase()}-websocket@1` };
}

/** What the target says that a run should go by. */
function foundBy({ told, survey, redacted }: Drafting): JsonObject {
  const { facts, wantsToKnow } = survey;
  const topic = usableTopic(survey, redacted);
  const showsWho = ['token', 'tokenCommand', 'header', 'clientCert'].some((key) => told[key] !== undefined);
  return {
    ...(facts.fhirVersion === undefined ? {} : { fhir: facts.release.toLowerCase() }),
    ...(topic === undefined ? {} : { topic: withoutReferences(topic) }),
    ...(wantsToKnow && !showsWho ? { token: EXAMPLES['token'] } : {}),
  };
}
