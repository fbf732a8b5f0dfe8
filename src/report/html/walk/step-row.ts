import { LANE_NAMES } from '../../walk/step.js';
import type { Lane, Violation } from '../../walk/step.js';
import { html, type Markup } from '../markup.js';
import { worstOf } from '../card.js';
import { VERDICT_WORDS, verdictIcon, verdictMark } from '../verdict-mark.js';
import { checkId, stepId, type ShownStep, type ShownWalk } from './shown-walk.js';

/** From which silence on a diagram shows it. Milliseconds. */
const LONG_SILENCE_MS = 1_000;
/** Longest text on an arrow. The body has the rest. */
const LONGEST_LABEL = 200;
const MOST_DETAILS = 6;

/**
 * One step of a sequence diagram, with what is wrong about it; its body is drawn when it is unfolded. An excerpt shows the steps
 * around a finding that is told beside it: nothing unfolds there, and no step is called what it is called in its walk.
 */
export function stepRow(
  walk: ShownWalk,
  step: ShownStep,
  before: ShownStep | undefined,
  place: 'excerpt' | 'walk' = 'walk',
): Markup {
  const { seq, violations } = step;
  const inWalk = place === 'walk';
  const line = html`<span class="seq">${seq}</span><span class="at">${clock(step.at)}</span>${arrow(walk.lanes, step)}`;
  return html`${inWalk && gap(step, before)}
    <li class="${classesOf(step)}" ${inWalk && html` id="${stepId(walk.scenario, seq)}" tabindex="-1"`}>
      ${
        inWalk && canUnfold(step)
          ? html`<details class="unfold" data-seq="${seq}"><summary>${line}</summary></details>`
          : html`<div class="unfold">${line}</div>`
      }${inWalk && violations.map(callout)}
    </li>`;
}

function classesOf({ form, live, violations }: ShownStep): string {
  const worst = violations.length > 0 && `is-${worstOf(violations.map(({ verdict }) => verdict))}`;
  return ['step', `form-${form}`, live === true && 'live', worst].filter(Boolean).join(' ');
}

function canUnfold({ body, headers, bodyLeftOut }: ShownStep): boolean {
  return (body ?? '') !== '' || bodyLeftOut !== undefined || Object.keys(headers ?? {}).length > 0;
}

/** Told to those who see the arrow and to those who hear it. */
function arrow(lanes: readonly Lane[], step: ShownStep): Markup {
  const [start, end] = [lanes.indexOf(step.from), lanes.indexOf(step.to)];
  const direction = step.form === 'note' ? 'note' : end > start ? 'right' : 'left';
  return html`<span class="lanes"
    ><span class="arrow from-${Math.min(start, end)} to-${Math.max(start, end)} ${direction}"
      >${stepWords(step)}</span
    ></span
  >`;
}

/** Who says what to whom, and what it holds. */
export function stepWords({ from, to, form, label, details, purpose, connection, violations }: ShownStep): Markup {
  const route = form === 'note' ? LANE_NAMES[from] : `${LANE_NAMES[from]} to ${LANE_NAMES[to]}`;
  const told = details.slice(0, MOST_DETAILS).map((detail) => html` <span class="detail">${shortened(detail)}</span>`);
  return html`<span class="route">${route}: </span>${sign(violations)}<span class="label">${shortened(label)}</span
    >${told}${tag(purpose)}${tag(connection)}`;
}

/** That something is wrong about a step is told by its colour and by this. */
function sign(violations: readonly Violation[]): Markup | undefined {
  if (violations.length === 0) return undefined;
  const worst = worstOf(violations.map(({ verdict }) => verdict));
  return html`${verdictIcon(worst)} <span class="unseen">${VERDICT_WORDS[worst]}: </span>`;
}

function tag(text: string | undefined): Markup | undefined {
  return text === undefined || text === '' ? undefined : html` <span class="tag">${shortened(text)}</span>`;
}

function callout({ check, verdict, path, expected, actual }: Violation): Markup {
  return html`<p class="callout is-${verdict}">
    ${verdictMark(verdict)} <a href="#${checkId(check)}">${check}</a> ${
      path !== undefined && html`<code class="path">${path}</code>`
    } <span>expected <code>${shortened(expected)}</code></span> <span>actual <code>${shortened(actual)}</code></span>
  </p>`;
}

function gap(step: ShownStep, before: ShownStep | undefined): Markup | undefined {
  if (step.stepsLeftOut !== undefined)
    return html`<li class="gap">${step.stepsLeftOut} steps are left out of this page; the transcript has them</li>`;
  const silence = before === undefined ? 0 : step.at - before.at;
  return silence < LONG_SILENCE_MS ? undefined : html`<li class="gap">${(silence / 1000).toFixed(1)} s</li>`;
}

/** Ids of 36 characters would fill every arrow; what unfolds has them whole. */
const UUID = /\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;

function shortened(text: string): string {
  const short = text.replace(UUID, '$1…');
  return short.length > LONGEST_LABEL ? `${short.slice(0, LONGEST_LABEL)}…` : short;
}

/** `1.684` seconds since the run began. */
export function clock(at: number): string {
  return (at / 1000).toFixed(3);
}
