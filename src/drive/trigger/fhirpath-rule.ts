import type { FhirPath, FhirPathAnswer, Surroundings } from '../../model/index.js';
import type { Change } from './change.js';
import { agreed, type Truth } from './truth.js';

/**
 * Whether a change meets `fhirPathCriteria`. What a delete leaves in `%current` is not said, so both the last state and
 * nothing are tried.
 */
export function fhirPathHolds(expression: string, change: Change, fhirPath: FhirPath): Truth {
  if (change.interaction !== 'delete') return oneReading(expression, change, fhirPath);
  const last = change.previous;
  return agreed([
    oneReading(expression, { previous: last }, fhirPath),
    oneReading(expression, { previous: last, current: last }, fhirPath),
  ]);
}

function oneReading(expression: string, around: Surroundings, fhirPath: FhirPath): Truth {
  const answer = joinedAnswer(expression, around, fhirPath);
  if (answer === 'empty') return asksForMissing(expression, around) ? undefined : false;
  return typeof answer === 'string' ? answer === 'true' : undefined;
}

/** The example topics of R5 join truth values with `|`, which fails as soon as both sides have one: `or` is what is meant. */
function joinedAnswer(expression: string, around: Surroundings, fhirPath: FhirPath): FhirPathAnswer {
  const answer = fhirPath.answerOf(expression, around);
  if (typeof answer === 'string') return answer;
  const mended = outsideQuotes(expression, (piece) => piece.replaceAll('|', ' or '));
  return mended === expression ? answer : fhirPath.answerOf(mended, around);
}

const negations = /!=|!~|\b(?:not|implies|xor|iif|all)\b/;

/**
 * Empty may come from the state that a create or delete does not have. Where the expression negates something, the author
 * may have meant that a missing state passes; elsewhere a missing state can only make less of it true.
 */
function asksForMissing(expression: string, around: Surroundings): boolean {
  const missing = around.current === undefined ? 'current' : around.previous === undefined ? 'previous' : undefined;
  const code = outsideQuotes(
    expression,
    (piece) => piece,
    () => '',
  );
  return missing !== undefined && code.includes(`%${missing}`) && negations.test(code);
}

function outsideQuotes(
  expression: string,
  change: (piece: string) => string,
  quoted: (piece: string) => string = (piece) => piece,
): string {
  return expression
    .split(/('(?:\\.|[^'\\])*')/)
    .map((piece, index) => (index % 2 === 0 ? change(piece) : quoted(piece)))
    .join('');
}
