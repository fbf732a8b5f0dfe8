import type { Answer } from '../answer.js';
import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import { isObject, objects, type JsonObject } from '../json.js';

export const tokenAnswersCreated = defineFault({
  id: 'token-answers-created',
  stage: 'token',
  story: 'The operation is answered with 201.',
  breaks: ['token.parameters'],
  spoil: answering((answer) => ({ ...answer, status: 201 })),
});

export const tokenAnswersPlainText = defineFault({
  id: 'token-answers-plain-text',
  stage: 'token',
  story: 'The Parameters come as text/plain.',
  breaks: ['token.parameters'],
  spoil: answering((answer) => ({ ...answer, headers: { ...answer.headers, 'content-type': 'text/plain' } })),
});

export const tokenComesTwice = defineFault({
  id: 'token-comes-twice',
  stage: 'token',
  story: 'The answer holds the token twice.',
  breaks: ['token.value'],
  spoil: telling((one) => (one.name === 'token' ? [one, one] : [one])),
});

export const tokenExpiresByInstant = defineFault({
  id: 'token-expires-by-instant',
  stage: 'token',
  story: 'The expiration is an instant instead of a dateTime.',
  breaks: ['token.expiration'],
  spoil: telling((one) =>
    one.name === 'expiration' ? [{ name: 'expiration', valueInstant: one.valueDateTime }] : [one],
  ),
});

export const tokenExpiresTwice = defineFault({
  id: 'token-expires-twice',
  stage: 'token',
  story: 'The answer holds the expiration twice.',
  breaks: ['token.expiration'],
  spoil: telling((one) => (one.name === 'expiration' ? [one, one] : [one])),
});

export const tokenIsExpiredAtOnce = defineFault({
  id: 'token-is-expired-at-once',
  stage: 'token',
  story: 'The expiration of a fresh token lies four seconds in the past, and the token binds all the same.',
  breaks: ['token.expires-in-future', 'security.expired-token'],
  spoil: (honest) => ({
    ...honest,
    tokenParameters: (token, world) => honest.tokenParameters({ ...token, expiresAt: token.issuedAt - 4_000 }, world),
  }),
});

export const tokenShortensUrl = defineFault({
  id: 'token-shortens-url',
  stage: 'token',
  story: 'The websocket-url is a path.',
  breaks: ['token.websocket-url'],
  spoil: telling((one) => (one.name === 'websocket-url' ? [{ name: 'websocket-url', valueUrl: '/r5/ws' }] : [one])),
});

export const tokenMistypesUrl = defineFault({
  id: 'token-mistypes-url',
  stage: 'token',
  story: 'The websocket-url is a uri instead of a url.',
  breaks: ['token.websocket-url'],
  spoil: telling((one) => (one.name === 'websocket-url' ? [{ name: 'websocket-url', valueUri: one.valueUrl }] : [one])),
});

export const tokenNamesClearTextUrl = defineFault({
  id: 'token-names-clear-text-url',
  stage: 'token',
  story: 'The websocket-url is ws although the REST side speaks TLS.',
  breaks: ['token.secure-url', 'security.clear-text'],
  under: { tls: true },
  spoil: (honest) => ({
    ...honest,
    offersPlainSocket: true,
    issue: (subscriptions, world) => {
      const token = honest.issue(subscriptions, world);
      return { ...token, url: world.plainWebsocketUrl ?? token.url };
    },
  }),
});

export const tokenNamesForeignSubscription = defineFault({
  id: 'token-names-foreign-subscription',
  stage: 'token',
  story: 'The answer names a Subscription that was not asked for.',
  breaks: ['token.subscriptions'],
  spoil: telling((one) =>
    one.name === 'websocket-url' ? [one, { name: 'subscription', valueString: 'foreign' }] : [one],
  ),
});

export const tokenMistypesSubscription = defineFault({
  id: 'token-mistypes-subscription',
  stage: 'token',
  story: 'The Subscriptions of a token are ids instead of strings.',
  breaks: ['token.subscriptions'],
  spoil: telling((one) => (one.name === 'subscription' ? [{ name: one.name, valueId: one.valueString }] : [one])),
});

export const tokenTellsSecondsAsDuration = defineFault({
  id: 'token-tells-seconds-as-duration',
  stage: 'token',
  story: 'The token comes with its life as a Duration, which is written as a number.',
  breaks: ['token.valid'],
  spoil: (honest) => ({
    ...honest,
    tokenParameters: (token, world) => {
      const told = honest.tokenParameters(token, world);
      return { ...told, parameter: [...objects(told.parameter), { name: 'lifetime', valueDuration: 3600 }] };
    },
  }),
});

/** Answers successful calls otherwise. */
function answering(change: (answer: Answer) => Answer): (honest: Behaviour) => Behaviour {
  return (honest) => ({
    ...honest,
    answer: (answer, call, world) =>
      honest.answer(call.route === 'token' && answer.status === 200 ? change(answer) : answer, call, world),
  });
}

/** Tells out-parameters otherwise, one by one. */
function telling(retell: (parameter: JsonObject) => readonly JsonObject[]): (honest: Behaviour) => Behaviour {
  return answering((answer) =>
    isObject(answer.body)
      ? { ...answer, body: { ...answer.body, parameter: objects(answer.body.parameter).flatMap(retell) } }
      : answer,
  );
}
