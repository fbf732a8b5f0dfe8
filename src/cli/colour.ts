import { supportsColor, type ColorSupportLevel } from 'chalk';

/** Colours for standard output: none with --no-color or NO_COLOR (https://no-color.org), else what the terminal has. */
export function colourLevel(wanted: boolean): ColorSupportLevel {
  if (!wanted || !allowsColour()) return 0;
  return supportsColor === false ? 0 : supportsColor.level;
}

/** Whether the environment has nothing against colours. */
export function allowsColour(): boolean {
  return (process.env.NO_COLOR ?? '') === '';
}
