import type { Step } from './step.js';

/** A step without its place in the transcript and what is wrong with it. */
export type StepBody = Omit<Step, 'at' | 'seq' | 'violations' | 'wall'>;
