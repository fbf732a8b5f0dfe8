import type { Progress } from '../model/index.js';
import { visible } from '../report/index.js';
import { advance, NOTHING_YET, progressText } from './progress-text.js';
import { promptText } from './prompt-text.js';

/** How often the countdown is drawn. Milliseconds. */
const REDRAW_MS = 200;

export interface ProgressLine {
  readonly onProgress: (progress: Progress) => void;
  /** Wipes the line. */
  stop(): void;
}

/** Prompts are shown all the same: without them the run would wait in vain. */
function promptsOnly(canConfirm: boolean): ProgressLine {
  return { onProgress: (progress) => showPrompt(progress, canConfirm), stop: () => undefined };
}

function showPrompt(progress: Progress, canConfirm: boolean): void {
  if (progress.kind === 'prompt') process.stderr.write(promptText(progress, Date.now(), canConfirm));
}

export interface ProgressLineOptions {
  /** Scenarios that will be played. */
  readonly total: number;
  readonly quiet: boolean;
  readonly color: boolean;
  /** Somebody can press Enter. */
  readonly canConfirm: boolean;
}

/** One live line on the terminal; nothing but prompts where standard error is not one. */
export async function progressLine({ total, quiet, color, canConfirm }: ProgressLineOptions): Promise<ProgressLine> {
  // A terminal of no width cannot be drawn on.
  if (quiet || !process.stderr.isTTY || process.stderr.columns === 0) return promptsOnly(canConfirm);
  const { default: ora } = await import('ora');
  let state = NOTHING_YET;
  // Input is left alone, so that Ctrl-C stays a signal.
  const spinner = ora({ discardStdin: false, color: color ? 'cyan' : false }).start();
  const draw = () => {
    spinner.text = visible(progressText(state, total, Date.now()));
  };
  const timer = setInterval(draw, REDRAW_MS);
  return {
    onProgress: (progress) => {
      state = advance(state, progress);
      if (progress.kind === 'prompt') spinner.clear();
      showPrompt(progress, canConfirm);
      draw();
    },
    stop: () => {
      clearInterval(timer);
      spinner.stop();
    },
  };
}
