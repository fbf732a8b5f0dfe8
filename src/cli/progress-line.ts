import type { Progress } from '../model/index.js';
import { visible } from '../report/index.js';
import { advance, NOTHING_YET, progressText } from './progress-text.js';

/** How often the countdown is drawn. Milliseconds. */
const REDRAW_MS = 200;

export interface ProgressLine {
  readonly onProgress: (progress: Progress) => void;
  /** Wipes the line. */
  stop(): void;
}

const SILENT: ProgressLine = { onProgress: () => undefined, stop: () => undefined };

export interface ProgressLineOptions {
  /** Scenarios that will be played. */
  readonly total: number;
  readonly quiet: boolean;
  readonly color: boolean;
}

/** One live line on the terminal; nothing where standard error is not one. */
export async function progressLine({ total, quiet, color }: ProgressLineOptions): Promise<ProgressLine> {
  // A terminal of no width cannot be drawn on.
  if (quiet || !process.stderr.isTTY || process.stderr.columns === 0) return SILENT;
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
      draw();
    },
    stop: () => {
      clearInterval(timer);
      spinner.stop();
    },
  };
}
