import type { CheckResult, Entry, FhirRelease, Transcript } from '../../model/index.js';
import { deliveryAnswerStep, deliveryStep, failureStep, requestStep, responseStep } from './http-steps.js';
import { lateStep, markStep } from './note-steps.js';
import * as socket from './socket-steps.js';
import { LANES, type Step, type Violation, type Walk } from './step.js';
import type { StepBody } from './step-body.js';
import { violationsOf } from './violations.js';

/** The walk that a transcript shows, with what the checks found wrong marked where it happened. */
export function walkOf({ header, entries }: Transcript, checks: readonly CheckResult[], fhir: FhirRelease): Walk {
  const { scenario, title, baseUrl } = header;
  const context = { baseUrl, fhir, keys: endpointKeys(entries) };
  const bare = entries.flatMap((entry) => {
    const body = bodyOf(entry, context);
    const { seq, at, wall } = entry;
    return body === undefined ? [] : [{ seq, at, wall, ...body, violations: [] }];
  });
  const { steps, elsewhere } = marked(bare, violationsOf(scenario, checks));
  const used = new Set(steps.flatMap(({ from, to }) => [from, to]));
  return { scenario, title, lanes: LANES.filter((lane) => used.has(lane)), steps, elsewhere };
}

interface Context {
  readonly baseUrl: string;
  readonly fhir: FhirRelease;
  /** What each endpoint was opened for, by its id. */
  readonly keys: ReadonlyMap<string, string>;
}

function endpointKeys(entries: readonly Entry[]): Map<string, string> {
  return new Map(
    entries.flatMap((entry) =>
      entry.kind === 'mark' && entry.mark.name === 'endpoint' ? [[entry.mark.connection, entry.mark.key]] : [],
    ),
  );
}

/** Undefined for an entry that no diagram shows. */
function bodyOf(entry: Entry, { baseUrl, fhir, keys }: Context): StepBody | undefined {
  switch (entry.kind) {
    case 'http-request':
      return requestStep(entry, baseUrl, fhir);
    case 'http-response':
      return responseStep(entry, fhir);
    case 'http-failure':
      return failureStep(entry);
    case 'ws-connect':
      return socket.connectStep(entry);
    case 'ws-open':
      return socket.openStep(entry);
    case 'ws-refused':
      return socket.refusedStep(entry);
    case 'ws-sent':
      return socket.sentStep(entry);
    case 'ws-received':
      return socket.receivedStep(entry, fhir);
    case 'ws-ping':
    case 'ws-pong':
      return socket.pingStep(entry);
    case 'ws-close':
      return socket.closeStep(entry);
    case 'ws-end':
      return socket.endStep(entry);
    case 'hook-received':
      return deliveryStep(entry, keys.get(entry.connection) ?? entry.connection, fhir);
    case 'hook-answered':
      return deliveryAnswerStep(entry, keys.get(entry.connection) ?? entry.connection);
    case 'mark':
      return markStep(entry);
    case 'late':
      return lateStep(entry);
  }
}

/** A finding at an entry that is not shown belongs to the last step before it. */
function marked(steps: readonly Step[], violations: ReadonlyMap<number | undefined, readonly Violation[]>) {
  const byStep = new Map<number | undefined, Violation[]>();
  for (const [entry, found] of violations) {
    const step = entry === undefined ? undefined : stepAt(steps, entry)?.seq;
    byStep.set(step, [...(byStep.get(step) ?? []), ...found]);
  }
  return {
    steps: steps.map((step) => {
      const violations = byStep.get(step.seq);
      return violations === undefined ? step : { ...step, violations };
    }),
    elsewhere: byStep.get(undefined) ?? [],
  };
}

/** The last step up to an entry; the steps are in order. */
function stepAt(steps: readonly Step[], entry: number): Step | undefined {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.seq ?? 0) <= entry) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1] ?? steps[0];
}
