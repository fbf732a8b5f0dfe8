import { isObject, parseJson } from '../../../model/json.js';
import type { ShownStep, ShownWalk } from '../walk/shown-walk.js';
import { byId } from './dom.js';

let read: readonly ShownWalk[] | undefined;

/** The walks in the page; read when they are first needed, because reading ten thousand steps takes its time. */
export function walks(): readonly ShownWalk[] {
  read ??= walksIn(byId('data').textContent);
  return read;
}

export function walkOf(scenario: string | undefined): ShownWalk | undefined {
  return walks().find((walk) => walk.scenario === scenario);
}

export function stepOf(walk: ShownWalk | undefined, seq: string | undefined): ShownStep | undefined {
  return walk?.steps.find((step) => String(step.seq) === seq);
}

function walksIn(text: string): readonly ShownWalk[] {
  const data = parseJson(text);
  return isData(data) ? data.walks : [];
}

/** The page wrote it: that it is there is all that needs to be seen. */
function isData(value: unknown): value is { readonly walks: readonly ShownWalk[] } {
  return isObject(value) && Array.isArray(value.walks);
}
