import type { History } from './history.js';
import type { Issue } from './issue.js';
import { isObject, textAt, type JsonObject } from './json.js';
import { judgeEach } from './judging.js';
import { evidenceOf } from './operation-outcome.js';
import { DELIBERATELY_WRONG, validatedIn } from './purpose.js';
import type { Stage } from './stage.js';
import type { Finding, Outcome } from './verdict.js';

/** A resource with the transcript entry that shows it. */
export interface Received {
  readonly entry: number;
  readonly resource: JsonObject;
  /** As it was sent, where the message is the resource and nothing else. */
  readonly text?: string | undefined;
}

interface ValidityRule {
  readonly stage: Stage;
  /** What had to be seen, in the words of "no … was seen". */
  readonly situation: string;
  readonly broken: string;
  /** Places that a check of their own judges: one defect is reported once. */
  readonly judgedElsewhere?: ((issue: Issue, received: Received) => boolean) | undefined;
}

/**
 * Judges whether resources are valid against the definitions of their release. Where they are, what the harness itself sent in
 * the stage is validated too: an invalid one makes the check throw, which is an error of the harness and no verdict on the target.
 */
export function judgeValidity(history: History, received: readonly Received[], rule: ValidityRule): Outcome {
  const { judgedElsewhere = () => false, situation, broken } = rule;
  const ofSeverity = (severity: Issue['severity'], one: Received): Finding[] | undefined => {
    const issues = history.issues(one.resource);
    if (issues.length === 0) return undefined;
    const counting = issues.filter((issue) => issue.severity === severity && !judgedElsewhere(issue, one));
    return counting.map((issue) => findingOf(issue, one.entry));
  };
  const outcome = judgeEach(history, eachOnce(received), {
    situation,
    broken,
    problem: (one) => ofSeverity('error', one),
    doubt: (one) => ofSeverity('warning', one),
  });
  if (outcome.outcome !== 'violated') requireOwnValid(history, rule.stage);
  return outcome;
}

function findingOf({ path, rule, message, expected, actual }: Issue, entry: number): Finding {
  return {
    entry,
    path,
    expected: `${expected} (${rule})`,
    actual: actual === 'absent' ? actual : `${actual}: ${message}`,
  };
}

/** Resources of a stage in the answers to requests, whatever their status; not where the body was cut. */
export function resourcesAnswered(history: History, stage: Stage): Received[] {
  return history.exchanges.flatMap((exchange) => {
    const { about, body, purpose, response } = exchange;
    const type = textAt(body, 'resourceType');
    if (!isObject(body) || type === undefined || response?.cutAtBytes !== undefined) return [];
    return validatedIn(purpose, type, about) === stage ? [{ entry: evidenceOf(exchange), resource: body }] : [];
  });
}

/** The same content says the same, however often it was sent. */
function eachOnce(received: readonly Received[]): Received[] {
  const seen = new Map<string, Received>();
  for (const one of received) {
    const text = one.text ?? JSON.stringify(one.resource);
    if (!seen.has(text)) seen.set(text, one);
  }
  return [...seen.values()];
}

function requireOwnValid(history: History, stage: Stage): void {
  for (const { about, purpose, request, sent } of history.exchanges) {
    const type = textAt(sent, 'resourceType');
    if (!isObject(sent) || type === undefined) continue;
    if (validatedIn(purpose, type, about) !== stage || DELIBERATELY_WRONG.includes(purpose)) continue;
    const issue = history.issues(sent).find((one) => one.severity === 'error' && !isFromTarget(one, type, history));
    if (issue === undefined) continue;
    throw new Error(
      `the harness itself sent an invalid ${type} (entry ${String(request.seq)}, ${issue.path}): ${issue.message} ` +
        'Report it to the makers of fhir-handshake.',
    );
  }
}

/** An update sends back what the target had shown, with whatever is wrong in it. */
function isFromTarget({ path, rule, actual }: Issue, type: string, history: History): boolean {
  return history.exchanges.some(
    ({ body }) =>
      isObject(body) &&
      textAt(body, 'resourceType') === type &&
      history.issues(body).some((one) => one.path === path && one.rule === rule && one.actual === actual),
  );
}
