import { objectsAt, textAt, type SubscriptionBases } from '../model/index.js';
import { buildSubscription } from './r5-settings.js';
import { joinedMeta, reusable, unlessEmpty } from './subscription-base.js';

/** Subscriptions of R5 that start from one of the user's own. */
export const r5Bases: SubscriptionBases = {
  topicIn: (base) => textAt(base, 'topic'),
  // R5 has no criteria.
  queryIn: () => undefined,
  over(base, settings) {
    const own = reusable(base, 'endpoint', 'parameter', 'filterBy');
    const built = buildSubscription(settings);
    const filters = [...objectsAt(base, 'filterBy'), ...objectsAt(built, 'filterBy')];
    return { ...own, ...built, ...joinedMeta(own, built), ...unlessEmpty('filterBy', filters) };
  },
};
