import { html, type Markup } from '../markup.js';
import type { Timing, TokenLife, Track } from './timing.js';

/** The chart in figures, for whom a drawing says nothing, and for whom it says too little. */
export function figures({ tracks, tokens, deliveryMs, scenario }: Timing): Markup {
  return html`<div class="table-frame" tabindex="0" role="region" aria-label="Times of ${scenario} in figures">
    <table class="times">
      <thead>
        <tr>
          <th scope="col">Subscription</th>
          <th scope="col">Heartbeat period</th>
          <th scope="col">Allowed silence</th>
          <th scope="col">Longest silence</th>
          <th scope="col">Heartbeats</th>
          <th scope="col">Events</th>
          <th scope="col">Latency, median</th>
          <th scope="col">Latency, longest</th>
          <th scope="col">Tokens live</th>
        </tr>
      </thead>
      <tbody>
        ${tracks.map((track) => trackRow(track, tokens))}
      </tbody>
    </table>
    <p class="shown">Events may take ${seconds(deliveryMs)}; nothing in the specification sets a limit.</p>
  </div>`;
}

function trackRow(
  { key, periodMs, toleranceMs, windows, signs, latencies }: Track,
  tokens: readonly TokenLife[],
): Markup {
  const took = latencies.map(({ fromAt, toAt }) => Math.max(0, toAt - fromAt)).sort((one, other) => one - other);
  const silences = windows.map(({ fromAt, endAt }) => endAt - fromAt);
  const lives = tokens.flatMap((token) => (token.keys.includes(key) ? lifeOf(token) : []));
  const count = (type: string) => String(signs.filter((sign) => sign.type === type).length);
  return html`<tr>
    <th scope="row"><code>${key}</code></th>
    ${[
      periodMs === undefined ? 'none' : seconds(periodMs),
      periodMs === undefined ? '' : seconds(periodMs + toleranceMs),
      silences.length === 0 ? '' : seconds(largest(silences)),
      count('heartbeat'),
      count('event-notification'),
      milliseconds(took[Math.floor(took.length / 2)]),
      milliseconds(took.at(-1)),
      lives.length === 0 ? '' : seconds(largest(lives)),
    ].map((figure) => html`<td class="figure">${figure}</td>`)}
  </tr>`;
}

function lifeOf({ fromAt, expiresAt }: TokenLife): number[] {
  return expiresAt === undefined ? [] : [expiresAt - fromAt];
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function milliseconds(ms: number | undefined): string {
  return ms === undefined ? '' : `${ms.toFixed(0)} ms`;
}
