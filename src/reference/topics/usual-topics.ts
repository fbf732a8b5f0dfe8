import type { Release } from '../dialects/release.js';
import { encounterComplete } from './encounter-complete.js';
import { observationChanged } from './observation-changed.js';
import type { Topic } from './topic.js';

/** The topics that the server has unless told otherwise. */
export function usualTopics(release: Release): readonly Topic[] {
  return [encounterComplete(release), observationChanged(release)];
}
