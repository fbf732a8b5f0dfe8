import type { Releasing } from '../behaviour.js';

export const releasing: Releasing = {
  released: (bundle) => bundle,
  releasedAnswer: (answer) => answer,
};
