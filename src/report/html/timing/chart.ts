import { html, type Markup } from '../markup.js';
import { LEFT, RIGHT, scaleOf, ticksOf, WIDTH, type Scale } from './scale.js';
import type { Timing, TokenLife, Track } from './timing.js';
import { trackShapes } from './track-shapes.js';

const TOP = 22;
const TRACK = 34;
const TOKEN = 13;
/** Subscriptions and tokens of one scenario that are drawn; the table has all. */
const MOST_TRACKS = 24;
const MOST_TOKENS = 24;

/** The drawing for those who see it; the table under it says the same in figures. */
export function chart(timing: Timing): Markup {
  const { fromAt, toAt } = timing;
  const scale = scaleOf(fromAt, toAt);
  const tracks = timing.tracks.slice(0, MOST_TRACKS);
  const tokens = timing.tokens.slice(0, MOST_TOKENS);
  const tokensAt = TOP + tracks.length * TRACK + (tokens.length > 0 ? 6 : 0);
  const height = tokensAt + tokens.length * TOKEN + 8;
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true" data-scenario="${timing.scenario}">
    ${axis(timing, scale, height)}${tracks.map((track, index) => row(track, timing, scale, TOP + index * TRACK))}${tokens.map(
      (token, index) => tokenBar(token, timing, scale, tokensAt + index * TOKEN),
    )}
  </svg>`;
}

function axis({ fromAt, toAt }: Timing, scale: Scale, height: number): Markup {
  return html`${ticksOf(fromAt, toAt).map(
    (at) =>
      html`<path class="tick" d="M${scale(at)} ${TOP - 4}V${height}" /><text class="tick-text" x="${scale(at)}" y="12"
          >${at / 1000} s</text
        >`,
  )}`;
}

function row(track: Track, timing: Timing, scale: Scale, y: number): Markup {
  const { key, periodMs } = track;
  const words = periodMs === undefined ? '' : `every ${String(periodMs / 1000)} s`;
  return html`<g transform="translate(0 ${y})">
    <text class="row-name" x="0" y="15">${shortened(key)}</text><text class="row-words" x="0" y="27">${words}</text
    ><path class="baseline" d="M${LEFT} 17H${RIGHT}" />${trackShapes(track, timing, scale)}
  </g>`;
}

function tokenBar(
  { seq, keys, fromAt, expiresAt, verdict }: TokenLife,
  { toAt }: Timing,
  scale: Scale,
  y: number,
): Markup {
  const from = scale(fromAt);
  const to = scale(expiresAt ?? fromAt);
  const life = expiresAt === undefined ? 'no expiration' : `good for ${((expiresAt - fromAt) / 1000).toFixed(0)} s`;
  const outlives = expiresAt !== undefined && expiresAt > toAt;
  return html`<g
    class="token ${verdict !== undefined && `is-${verdict}`}"
    transform="translate(0 ${y})"
    data-seq="${seq}"
  >
    <title>token for ${keys.join(', ')}: ${life}</title
    ><text class="row-words" x="0" y="9">token ${shortened(keys.join(', '))}</text
    ><rect x="${from}" y="3" width="${Math.max(2, to - from)}" height="6" rx="2" />${
      outlives && html`<path class="beyond" d="M${to} 1.5l7 4.5l-7 4.5z" />`
    }${verdict !== undefined && html`<path class="ring" d="M${from} 6m-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0" />`}
  </g>`;
}

function shortened(text: string): string {
  return text.length > 20 ? `${text.slice(0, 19)}…` : text;
}
