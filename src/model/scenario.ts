import { hasText } from './check.js';
import type { Subscriber } from './subscriber.js';

/** One subscriber's story. What it does, it does through the subscriber it is handed. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** `discovery` and `binding` are played first, in this order, because the walk builds on what they learn. */
  readonly phase: 'discovery' | 'binding' | 'walk';
  /** Most WebSocket connections that it has at once. One that does not say it plays alone where connections are limited. */
  readonly connections?: number | undefined;
  play(subscriber: Subscriber): Promise<void>;
}

export function defineScenario(scenario: Scenario): Scenario {
  return Object.freeze(scenario);
}

/** Tells a scenario among the exports of a suite. */
export function isScenario(value: unknown): value is Scenario {
  return hasText(value, 'id') && 'play' in value && typeof value.play === 'function';
}
