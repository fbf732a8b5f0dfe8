import type { Step, Walk } from '../../walk/index.js';
import { cut } from '../cut.js';
import type { ShownStep, ShownWalk } from './shown-walk.js';

/** What a page holds at most. All in characters but `steps`. */
export interface PageBounds {
  /** Of one body. */
  readonly body: number;
  /** Of all bodies and headers together. */
  readonly bodies: number;
  /** Of all walks together. */
  readonly steps: number;
}

export const PAGE_BOUNDS: PageBounds = { body: 65_536, bodies: 8_388_608, steps: 20_000 };

/** Details of one step. */
const MOST_DETAILS = 12;

/** Steps around a violation that are kept before others are. */
const AROUND = 20;

/** The walks as far as a page holds them; steps and bodies that show what is wrong go first. */
export function boundedWalks(walks: readonly Walk[], bounds: PageBounds = PAGE_BOUNDS): ShownWalk[] {
  const purse = { left: bounds.bodies };
  const kept = walks.map((walk) => ({ walk, steps: keptSteps(walk, share(walk, walks, bounds.steps)) }));
  const wrong = kept.map(({ steps }) => bodiesOf(steps.filter(isWrong), purse, bounds.body));
  return kept.map(({ walk, steps }, index) => {
    const others = bodiesOf(
      steps.filter((step) => !isWrong(step)),
      purse,
      bounds.body,
    );
    const bodyOf = ({ seq }: Step) => wrong[index]?.get(seq) ?? others.get(seq);
    return { ...walk, steps: shownSteps(walk, steps, bodyOf) };
  });
}

function share({ steps }: Walk, walks: readonly Walk[], most: number): number {
  const all = walks.reduce((sum, walk) => sum + walk.steps.length, 0);
  return all <= most ? steps.length : Math.floor((most * steps.length) / all);
}

function isWrong({ violations }: Step): boolean {
  return violations.length > 0;
}

/** As many steps as fit, in order: those around violations, then the first ones. */
function keptSteps({ steps }: Walk, most: number): readonly Step[] {
  if (steps.length <= most) return steps;
  const ranked = new Set<number>();
  steps.forEach((step, index) => {
    if (!isWrong(step)) return;
    for (let near = Math.max(0, index - AROUND); near <= Math.min(steps.length - 1, index + AROUND); near++)
      ranked.add(near);
  });
  steps.forEach((_step, index) => ranked.add(index));
  const chosen = new Set([...ranked].slice(0, most));
  return steps.filter((_step, index) => chosen.has(index));
}

type Body = Pick<ShownStep, 'body' | 'bodyLeftOut' | 'headers'>;

function bodiesOf(steps: readonly Step[], purse: { left: number }, most: number): ReadonlyMap<number, Body> {
  return new Map(steps.map((step) => [step.seq, paidFor(step, purse, most)]));
}

function paidFor({ body, headers }: Step, purse: { left: number }, most: number) {
  const cost = headers === undefined ? 0 : JSON.stringify(headers).length;
  const hasHeaders = headers !== undefined && cost <= purse.left;
  if (hasHeaders) purse.left -= cost;
  const length = body?.length ?? 0;
  const kept = Math.min(length, most, purse.left);
  purse.left -= kept;
  return {
    headers: hasHeaders ? headers : undefined,
    body: kept === 0 ? undefined : body?.slice(0, kept),
    bodyLeftOut: kept < length ? length - kept : undefined,
  };
}

function shownSteps(
  { steps: all }: Walk,
  kept: readonly Step[],
  bodyOf: (step: Step) => Body | undefined,
): ShownStep[] {
  const isKept = new Set(kept);
  const open = new Set<string>();
  let leftOut = 0;
  return all.flatMap((step) => {
    const live = isLive(step, open);
    if (!isKept.has(step)) {
      leftOut += 1;
      return [];
    }
    const stepsLeftOut = leftOut || undefined;
    leftOut = 0;
    return [{ ...step, ...cutWords(step), ...bodyOf(step), live, stepsLeftOut }];
  });
}

/** What a target says stands on arrows too; there it is cut as on any other part of the page. */
function cutWords({ label, details, violations }: Step): Pick<Step, 'details' | 'label' | 'violations'> {
  return {
    label: cut(label),
    details: details.slice(0, MOST_DETAILS).map(cut),
    violations: violations.map((one) => ({ ...one, expected: cut(one.expected), actual: cut(one.actual) })),
  };
}

/** Whether a connection is open at a step, which may open or close one. */
function isLive({ connection, connected }: Step, open: Set<string>): true | undefined {
  if (connected === true && connection !== undefined) open.add(connection);
  const live = open.size > 0 || undefined;
  if (connected === false && connection !== undefined) open.delete(connection);
  return live;
}
