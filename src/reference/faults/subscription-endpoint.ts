import { defineFault } from '../fault.js';

export const subscriptionTakesAnyEndpoint = defineFault({
  id: 'subscription-takes-any-endpoint',
  stage: 'subscription',
  story: 'What a rest-hook Subscription names as its endpoint is not looked at.',
  breaks: ['subscription.suitable-endpoint'],
  spoil: (honest) => ({
    ...honest,
    problems: (asked, world, stored) => honest.problems(asked, world, stored).filter(({ rule }) => rule !== 'endpoint'),
  }),
});
