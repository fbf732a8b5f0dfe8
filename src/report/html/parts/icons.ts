import { html, type Markup } from '../markup.js';

/** One shape for each verdict, so that none is told by its colour alone. Drawn once and referred to. */
export function icons(): Markup {
  return html`<svg class="icons" aria-hidden="true">
    <symbol id="icon-pass" viewBox="0 0 16 16">
      <circle cx="8" cy="8" r="7"></circle>
      <path d="M4.8 8.2l2.2 2.2 4.2-4.6"></path>
    </symbol>
    <symbol id="icon-fail" viewBox="0 0 16 16">
      <path class="solid" d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"></path>
      <path class="on-solid" d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2"></path>
    </symbol>
    <symbol id="icon-warn" viewBox="0 0 16 16">
      <path class="solid" d="M8 1.4L15.2 14.4H0.8z"></path>
      <path class="on-solid" d="M8 5.8v4.1M8 11.8v.6"></path>
    </symbol>
    <symbol id="icon-inconclusive" viewBox="0 0 16 16">
      <circle cx="8" cy="8" r="7"></circle>
      <path d="M6 6.3a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4M8 11.6v.4"></path>
    </symbol>
    <symbol id="icon-skip" viewBox="0 0 16 16">
      <circle cx="8" cy="8" r="7"></circle>
      <path d="M5 8h6"></path>
    </symbol>
    <symbol id="icon-error" viewBox="0 0 16 16">
      <rect class="solid" x="1" y="1" width="14" height="14" rx="2"></rect>
      <path class="on-solid" d="M8.6 3L5.4 8.6h5L7.4 13"></path>
    </symbol>
    <symbol id="icon-not-exercised" viewBox="0 0 16 16">
      <circle cx="8" cy="8" r="7" stroke-dasharray="3 2"></circle>
    </symbol>
    <symbol id="icon-not-applicable" viewBox="0 0 16 16">
      <circle cx="8" cy="8" r="7"></circle>
      <path d="M5 8h6"></path>
    </symbol>
  </svg>`;
}
