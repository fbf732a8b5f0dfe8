import { bodyView } from '../body/body-view.js';
import { html } from '../markup.js';
import { stepContents } from '../walk/step-contents.js';
import { foldsOf, stepsOf, walkFrame } from '../walk/walk-folds.js';
import { stepOf, walkOf } from './data.js';
import { all, append, drawOnce, onceUnfolded } from './dom.js';

/** Draws walks, their stretches, their messages and the whole messages of findings when they are unfolded. */
export function drawWhenUnfolded(): void {
  onceUnfolded('details.walk', drawWalk);
  onceUnfolded('details.fold', drawFold);
  onceUnfolded('.step details.unfold', drawStep);
  onceUnfolded('details.whole', drawWhole);
}

/** Unfolds the walk and the stretch of a step; its element, or undefined where the page has no such step. */
export function revealStep(scenario: string, seq: number): HTMLElement | undefined {
  const [walkElement] = all(`details.walk[data-walk="${CSS.escape(scenario)}"]`);
  const walk = walkOf(scenario);
  if (!(walkElement instanceof HTMLDetailsElement) || walk === undefined) return undefined;
  unfold(walkElement, drawWalk);
  const index = walk.steps.findIndex((step) => step.seq === seq);
  const fold = foldsOf(walk).findIndex(({ from, to }) => index >= from && index < to);
  const [foldElement] = all(`details.fold[data-fold="${String(fold)}"]`, walkElement);
  if (foldElement instanceof HTMLDetailsElement) unfold(foldElement, drawFold);
  return all(`li[id="step-${CSS.escape(scenario)}-${String(seq)}"]`, walkElement)[0];
}

function unfold(details: HTMLDetailsElement, draw: (details: HTMLDetailsElement) => void): void {
  drawOnce(details, draw);
  details.open = true;
}

function drawWalk(details: HTMLDetailsElement): void {
  const walk = walkOf(details.dataset.walk);
  if (walk === undefined) return;
  append(details, walkFrame(walk));
  const [first] = all('details.fold:has(.wrong)', details).concat(all('details.fold', details));
  if (first instanceof HTMLDetailsElement) unfold(first, drawFold);
}

function drawFold(details: HTMLDetailsElement): void {
  const walk = walkOf(details.closest<HTMLElement>('details.walk')?.dataset.walk);
  const fold = walk && foldsOf(walk)[Number(details.dataset.fold)];
  if (walk !== undefined && fold !== undefined) append(details, stepsOf(walk, fold.from, fold.to));
}

function drawStep(details: HTMLDetailsElement): void {
  const step = stepOf(walkOf(details.closest<HTMLElement>('[data-walk]')?.dataset.walk), details.dataset.seq);
  if (step !== undefined) append(details, stepContents(step));
}

function drawWhole(details: HTMLDetailsElement): void {
  const { scenario, seq, path } = details.dataset;
  const step = stepOf(walkOf(scenario), seq);
  if (step === undefined) return;
  append(details, bodyView(step.body ?? '', path === '' ? undefined : path));
  if (step.bodyLeftOut !== undefined) {
    append(
      details,
      html`<p class="left-out">${step.bodyLeftOut} characters are left out; the transcript has them.</p>`,
    );
  }
}
