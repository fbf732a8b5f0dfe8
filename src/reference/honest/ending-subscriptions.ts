import type { EndingSubscriptions } from '../behaviour.js';

export const endingSubscriptions: EndingSubscriptions = {
  deletes: () => true,
  onDelete: () => undefined,
  onEnd: () => 'off',
};
