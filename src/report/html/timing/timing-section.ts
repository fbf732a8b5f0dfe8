import { html, type Markup } from '../markup.js';
import { chart } from './chart.js';
import { figures } from './figures.js';
import type { Timing } from './timing.js';
import { shapeOf } from './track-shapes.js';

/** When notifications came, against the times in which they were due. */
export function timingSection(timings: readonly Timing[]): Markup {
  return html`<section id="timing" aria-labelledby="timing-title">
    <h2 id="timing-title">Timing</h2>
    ${
      timings.length === 0
        ? html`<p class="nothing">No transcript tells of notifications or tokens, so there is nothing to draw.</p>`
        : html`${legend()}${timings.map((timing) => figure(timing, timing === mostTimed(timings)))}`
    }
  </section>`;
}

function figure(timing: Timing, open: boolean): Markup {
  const { scenario, title, tracks, tokens } = timing;
  const wrong = [...tracks.flatMap(({ signs }) => signs), ...tokens].filter(
    ({ verdict }) => verdict !== undefined,
  ).length;
  return html`<details class="times-of walk" id="timing-${scenario}" ${open && html` open`}>
    <summary>
      <span class="name">${scenario}</span
      ><span class="title">${title}</span
      >${wrong > 0 && html`<span class="words"><span class="wrong">${wrong} with violations</span></span>`}
    </summary>
    <figure>
      <div class="chart-frame" tabindex="0" role="region" aria-label="Chart of ${scenario}, told in figures below">
        ${chart(timing)}
      </div>
      ${tracks.length > 0 && figures(timing)}
    </figure>
  </details>`;
}

/** Where the most heartbeats came, the chart is worth a look at once. */
function mostTimed(timings: readonly Timing[]): Timing | undefined {
  const beats = ({ tracks }: Timing) =>
    tracks.flatMap(({ signs }) => signs.filter(({ type }) => type === 'heartbeat')).length;
  return [...timings].sort((one, other) => beats(other) - beats(one))[0];
}

function legend(): Markup {
  const shapes = [
    ['handshake', 'handshake'],
    ['heartbeat', 'heartbeat'],
    ['event-notification', 'event notification'],
  ] as const;
  return html`<ul class="legend">
    ${shapes.map(
      ([type, words]) =>
        html`<li>
          <svg viewBox="-8 -8 16 16" aria-hidden="true"><g class="sign">${shapeOf(type)}</g></svg>${words}
        </li>`,
    )}
    <li>
      <svg viewBox="0 0 28 16" aria-hidden="true">
        <rect class="due" width="16" height="16" />
        <rect class="tolerance" x="16" width="12" height="16" /></svg
      >time for the next one, with tolerance
    </li>
    <li>
      <svg viewBox="0 0 8 16" aria-hidden="true"><path class="due-at" d="M4 0v16" /></svg>heartbeat due
    </li>
    <li>
      <svg viewBox="0 0 16 16" aria-hidden="true"><rect class="overdue" width="16" height="16" /></svg>silence that a
      check found too long
    </li>
    <li>
      <svg viewBox="0 0 20 16" aria-hidden="true"><path class="latency" d="M2 6v5H18v-5" /></svg>from change to
      notification
    </li>
    <li>
      <svg viewBox="0 0 28 16" aria-hidden="true">
        <g class="token">
          <rect y="5" width="20" height="6" rx="2" />
          <path class="beyond" d="M20 3.5l7 4.5l-7 4.5z" />
        </g></svg
      >life of a token, beyond the run
    </li>
    <li>
      <svg viewBox="-9 -9 18 18" aria-hidden="true">
        <g class="sign is-fail">
          <circle class="heartbeat" r="3.6" />
          <path class="ring" d="M-8 0a8 8 0 1 0 16 0a8 8 0 1 0 -16 0" />
        </g></svg
      >a check found something wrong
    </li>
  </ul>`;
}
