import type { Call, RouteName } from '../answer.js';
import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';

/** A server that tells two callers apart. */
const TWO_CALLERS = {
  authorization: 'access-token-of-the-tests',
  otherAuthorization: 'access-token-of-another',
};

/** Operations on Subscription. */
const OPERATIONS: readonly RouteName[] = ['token', 'status', 'events'];

export const securityGivesStrangersToken = defineFault({
  id: 'security-gives-strangers-token',
  stage: 'security',
  story: 'Whoever knows the id of a Subscription gets a token for it.',
  breaks: ['security.stranger-token'],
  under: TWO_CALLERS,
  spoil: unguarded(({ route, id }) => route === 'token' && id !== undefined),
});

export const securityGivesStrangersTokenOfType = defineFault({
  id: 'security-gives-strangers-token-of-type',
  stage: 'security',
  story: 'At type level a token covers the Subscriptions of everybody.',
  breaks: ['security.stranger-token'],
  under: TWO_CALLERS,
  spoil: unguarded(({ route, id }) => route === 'token' && id === undefined),
});

export const securityTellsStrangersStatus = defineFault({
  id: 'security-tells-strangers-status',
  stage: 'security',
  story: '$status of a Subscription is told to whoever knows its id.',
  breaks: ['security.stranger-status'],
  under: TWO_CALLERS,
  spoil: unguarded(({ route, id }) => route === 'status' && id !== undefined),
});

export const securityTellsStrangersEveryStatus = defineFault({
  id: 'security-tells-strangers-every-status',
  stage: 'security',
  story: '$status at type level tells of the Subscriptions of everybody.',
  breaks: ['security.stranger-status'],
  under: TWO_CALLERS,
  spoil: unguarded(({ route, id }) => route === 'status' && id === undefined),
});

export const securityTellsStrangersEvents = defineFault({
  id: 'security-tells-strangers-events',
  stage: 'security',
  story: '$events of a Subscription is told to whoever knows its id.',
  breaks: ['security.stranger-events'],
  under: TWO_CALLERS,
  spoil: unguarded(({ route }) => route === 'events'),
});

export const securityLetsStrangersSearch = defineFault({
  id: 'security-lets-strangers-search',
  stage: 'security',
  story: 'A search finds the Subscriptions of everybody.',
  breaks: ['security.stranger-search'],
  under: TWO_CALLERS,
  spoil: unguarded(({ route }) => route === 'subscription-search'),
});

export const securityOperationsNeedNoToken = defineFault({
  id: 'security-operations-need-no-token',
  stage: 'security',
  story: 'Operations are answered without an access token, while reading takes one.',
  breaks: ['security.operations-authorized'],
  under: { authorization: 'access-token-of-the-tests' },
  spoil: operationsFor(({ headers }) => headers.authorization === undefined),
});

export const securityOperationsTakeAnyToken = defineFault({
  id: 'security-operations-take-any-token',
  stage: 'security',
  story: 'Operations only look whether there is an access token, not which one.',
  breaks: ['security.operations-authorized'],
  under: { authorization: 'access-token-of-the-tests' },
  spoil: operationsFor(({ headers }) => headers.authorization !== undefined),
});

/** Some calls meet the Subscriptions of everybody. */
function unguarded(isMeant: (call: Call) => boolean) {
  return (honest: Behaviour): Behaviour => ({
    ...honest,
    mayAccess: (record, call) => isMeant(call) || honest.mayAccess(record, call),
  });
}

/** Some calls of an operation are let in as if they were of the first caller. */
function operationsFor(isMeant: (call: Call) => boolean) {
  return (honest: Behaviour): Behaviour => ({
    ...honest,
    caller: (call, world) =>
      honest.caller(call, world) ?? (OPERATIONS.includes(call.route) && isMeant(call) ? 'first' : undefined),
  });
}
