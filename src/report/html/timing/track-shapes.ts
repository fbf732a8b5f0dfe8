import { html, type Markup } from '../markup.js';
import type { Scale } from './scale.js';
import type { Sign, Timing, Track, Window } from './timing.js';

/** Notifications of one Subscription that are drawn; of more, those that look the same are drawn once. */
const MOST = 400;

/** Windows in which something was due, how long events took, and what arrived, in this order one over another. */
export function trackShapes({ windows, tooLong, latencies, signs }: Track, { toAt }: Timing, scale: Scale): Markup {
  const seen = apart(signs, scale);
  return html`${apartWindows(windows, scale).map((window) => windowShape(window, tooLong.has(window.seq), toAt, scale))}${latencies
    .slice(0, MOST)
    .map(
      ({ event, fromAt, toAt: arrivedAt }) =>
        html`<path class="latency" d="M${scale(fromAt)} 25v4H${scale(arrivedAt)}v-4"
          ><title>${event}: ${ms(arrivedAt - fromAt)}</title></path
        >`,
    )}${seen.map((sign) => signShape(sign, scale))}`;
}

/** Light where there was time, lighter where there was tolerance, and what a check found too long. */
function windowShape(window: Window, isTooLong: boolean, toAt: number, scale: Scale): Markup {
  const { fromAt, dueAt, allowedAt, endAt, met } = window;
  const due = Math.min(dueAt, toAt);
  const allowed = Math.min(allowedAt, toAt);
  const words = met ? `next after ${ms(endAt - fromAt)}` : `nothing more for ${ms(endAt - fromAt)}`;
  return html`<g class="window">
    <title>${words}, due within ${ms(dueAt - fromAt)}, allowed ${ms(allowedAt - fromAt)}</title
    ><rect class="due" x="${scale(fromAt)}" y="8" width="${width(fromAt, Math.min(due, endAt), scale)}" height="18" />${
      endAt > due &&
      html`<rect
        class="tolerance"
        x="${scale(due)}"
        y="8"
        width="${width(due, Math.min(allowed, endAt), scale)}"
        height="18"
      />`
    }${nearlyDue(window, toAt) && html`<path class="due-at" d="M${scale(dueAt)} 4v26" />`}${isTooLong && endAt > allowed && html`<rect class="overdue" x="${scale(allowed)}" y="8" width="${width(allowed, endAt, scale)}" height="18" />`}
  </g>`;
}

/** Share of a period before its end from which on what comes is taken for the heartbeat that was due. */
const NEARLY = 0.75;

/** Whether it is worth showing when the next one was due: not where an event came long before. */
function nearlyDue({ fromAt, dueAt, endAt }: Window, toAt: number): boolean {
  return dueAt <= toAt && endAt >= fromAt + NEARLY * (dueAt - fromAt);
}

function signShape({ seq, at, type, verdict }: Sign, scale: Scale): Markup {
  return html`<g
    class="sign ${verdict !== undefined && `is-${verdict}`}"
    transform="translate(${scale(at)} 17)"
    data-seq="${seq}"
  >
    <title>${type}, entry ${seq}, ${(at / 1000).toFixed(3)} s</title>${shapeOf(type)}${
      verdict !== undefined && html`<path class="ring" d="M-8 0a8 8 0 1 0 16 0a8 8 0 1 0 -16 0" />`
    }
  </g>`;
}

/** One shape for each type, so that none is told by its colour alone. */
export function shapeOf(type: string): Markup {
  switch (type) {
    case 'handshake':
      return html`<path class="handshake" d="M0 -5.5L5.5 0L0 5.5L-5.5 0z" />`;
    case 'heartbeat':
      return html`<circle class="heartbeat" r="3.6" />`;
    case 'event-notification':
      return html`<path class="event" d="M0 -5.5L5 4H-5z" />`;
    default:
      return html`<path class="other" d="M-4 -4h8v8h-8z" />`;
  }
}

/** What would be drawn at the same place in the same shape is drawn once; what is wrong always. */
function apart(signs: readonly Sign[], scale: Scale): readonly Sign[] {
  if (signs.length <= MOST) return signs;
  const taken = new Set<string>();
  return signs.filter(({ at, type, verdict }) => {
    const place = `${type} ${verdict ?? ''} ${String(Math.round(scale(at)))}`;
    return !taken.has(place) && taken.add(place);
  });
}

function apartWindows(windows: readonly Window[], scale: Scale): readonly Window[] {
  return windows.length <= MOST ? windows : windows.filter(({ fromAt, endAt }) => width(fromAt, endAt, scale) >= 2);
}

function width(from: number, to: number, scale: Scale): number {
  return Math.max(0, Math.round((scale(to) - scale(from)) * 10) / 10);
}

function ms(value: number): string {
  return value >= 1_000 ? `${(value / 1000).toFixed(1)} s` : `${value.toFixed(0)} ms`;
}
