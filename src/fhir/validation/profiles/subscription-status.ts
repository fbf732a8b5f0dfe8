import { isObject, listAt, type JsonObject } from '../../../model/index.js';
import { judgeExtensions } from './extensions.js';
import { findExtensions } from './find-extensions.js';
import { referenceTold } from './reference.js';
import type { Report } from './report.js';
import { textProblem } from './text-form.js';

/**
 * Judges a SubscriptionStatus of R4B by what its definition says in words only, and the extensions of the guide on its events.
 *
 * https://hl7.org/fhir/R4B/subscriptionstatus-definitions.html
 */
export function judgeSubscriptionStatus(status: JsonObject, path: string, report: Report): void {
  judgeNumber(status, 'eventsSinceSubscriptionStart', path, report);
  for (const [index, event] of listAt(status, 'notificationEvent').entries()) {
    if (isObject(event)) judgeNumber(event, 'eventNumber', `${path}.notificationEvent[${String(index)}]`, report);
  }
  judgeReference(status, path, report);
  judgeExtensions(findExtensions(status, path, report), [], report);
}

/** A string by type, and the number of events by definition. */
function judgeNumber(holder: JsonObject, name: string, path: string, report: Report): void {
  const problem = textProblem(holder[name], 'number-of-events');
  if (problem === undefined) return;
  report.add({
    path: `${path}.${name}`,
    rule: `SubscriptionStatus: ${name} is a number of events`,
    message: `${name} is ${problem.due}, and \`${problem.text}\` is none. ${problem.remedy}`,
    expected: problem.due,
    actual: problem.text,
  });
}

/** Where a reference leads is judged by the core definitions. */
function judgeReference({ subscription }: JsonObject, path: string, report: Report): void {
  if (!isObject(subscription)) return;
  const told = referenceTold(subscription, 'Subscription', `${path}.subscription`, 'SubscriptionStatus: subscription');
  if (told?.severity === 'warning') report.add(told);
}
