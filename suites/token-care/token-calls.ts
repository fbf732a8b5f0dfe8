import {
  advise,
  answerInWords,
  defineCheck,
  evidenceOf,
  issuesOf,
  judgeEach,
  objectsAt,
  pass,
  refused,
  shown,
  succeeded,
  textAt,
  unseen,
  unsupported,
  violated,
  type Exchange,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { answeredAt, expirationOf, gave, tokenCalls, type TokenCallStory } from './answers.js';

/** 429 asks to come back later; 401 and 407 are about who asks; 502 to 504 come from gateways. */
export function tells({ exchange }: TokenCallStory): boolean {
  const { status } = exchange;
  return status !== undefined && ![401, 407, 408, 429, 502, 503, 504].includes(status);
}

export const tokenPost = defineCheck({
  id: 'token.post',
  title: 'The token operation can be invoked with POST',
  requirements: ['R5-TOKEN-02'],
  releases: ['R5'],
  cause: 'The example of the operation shows GET, and only that was implemented.',
  remedy: 'Offer POST [base]/Subscription/[id]/$get-ws-binding-token, with an empty body or with Parameters.',
  judge(history) {
    const posts = ['post', 'post-parameters'].flatMap((about) => tokenCalls(history, about)).filter(tells);
    const working = posts.find(gave);
    if (working !== undefined) return pass(`POST gives a token (${working.exchange.about ?? ''})`);
    if (!tokenCalls(history, 'get').some(gave)) return unseen(history, 'neither POST nor GET gave a token');
    if (posts.length === 0) return unseen(history, 'no answer to a POST was seen');
    return violated(
      'only GET gives a token',
      posts.map((call) => unexpected(call, 'a token')),
    );
  },
});

export const tokenGet = defineCheck({
  id: 'token.get',
  title: 'The token operation can be invoked with GET',
  requirements: ['BP-TOKEN-02'],
  releases: ['R4', 'R4B'],
  cause: 'In R5 the operation affects state, which asks for POST, and the route was taken over from there.',
  remedy: 'Offer GET [base]/Subscription/[id]/$get-ws-binding-token: the guide defines that it does not affect state.',
  judge(history) {
    const gets = tokenCalls(history, 'get').filter(tells);
    if (gets.some(gave)) return pass('GET gives a token');
    const posts = ['post', 'post-parameters'].flatMap((about) => tokenCalls(history, about));
    if (!posts.some(gave)) return unseen(history, 'neither GET nor POST gave a token');
    const refusals = gets.filter(({ exchange }) => refused(exchange) || unsupported(exchange));
    if (refusals.length === 0) return unseen(history, 'no answer to a GET that says whether it is offered was seen');
    return violated(
      'only POST gives a token',
      refusals.map((call) => unexpected(call, 'a token, as by POST')),
    );
  },
});

export const tokenTypeLevel = defineCheck({
  id: 'token.type-level',
  title: 'The token operation is also offered on the type, with id parameters',
  requirements: ['ALL-TOKEN-04'],
  cause: 'The operation is only routed below an instance.',
  remedy: 'Offer POST [base]/Subscription/$get-ws-binding-token with Parameters that hold one or more id.',
  judge(history) {
    const calls = ['type-post', 'type-get'].flatMap((about) => tokenCalls(history, about)).filter(tells);
    if (calls.some(gave)) return pass('the operation gives a token on the type');
    const refusals = calls.filter(({ exchange }) => refused(exchange) || unsupported(exchange) || succeeded(exchange));
    if (refusals.length === 0) return unseen(history, 'no answer to a call on the type was seen');
    const findings = refusals.map((call) => unexpected(call, 'a token, as on the instance'));
    const message = 'the operation gives no token on the type';
    return declares(history) ? violated(`${message}, though it is declared`, findings) : advise(message, findings);
  },
});

/** A server that offers less than that has to name a definition of its own. */
const STANDARD = /^http:\/\/hl7\.org\/fhir\/.*get-ws-binding-token(\||$)/;

/** Whether the CapabilityStatement lists the operation as the specification defines it, on both levels. */
function declares({ facts }: History): boolean {
  const resources = objectsAt(facts?.capabilities, 'rest').flatMap((rest) => objectsAt(rest, 'resource'));
  return resources
    .filter((resource) => textAt(resource, 'type') === 'Subscription')
    .flatMap((resource) => objectsAt(resource, 'operation'))
    .some((operation) => STANDARD.test(textAt(operation, 'definition') ?? ''));
}

export const tokenWithoutIds = defineCheck({
  id: 'token.without-ids',
  title: 'Without ids the operation on the type gives a token for all of the caller, or fails the request',
  requirements: ['ALL-TOKEN-06'],
  cause: 'The missing parameter was not thought of, and the server stumbles over it.',
  remedy: 'Give a token for the websocket Subscriptions of the caller, or answer 4xx with an OperationOutcome.',
  judge(history) {
    const calls = tokenCalls(history, 'type-without-ids').filter(tells);
    return judgeEach(history, calls, {
      situation: 'call on the type without ids',
      broken: 'a call without ids is neither answered with a token nor refused',
      problem: (call) => {
        const fine = gave(call) || refused(call.exchange) || unsupported(call.exchange);
        return fine ? undefined : unexpected(call, 'a token, or a 4xx answer');
      },
    });
  },
});

export const tokenRepeatable = defineCheck({
  id: 'token.repeatable',
  title: 'The token operation can be called again for the same Subscription, also while a connection is bound',
  requirements: ['ALL-TOKEN-15'],
  cause: 'A token exists once per Subscription, and asking again is taken for a conflict.',
  remedy: 'Give a token on every call, a fresh one or one that is still valid.',
  judge(history) {
    const first = ['post', 'get'].flatMap((about) => tokenCalls(history, about)).find(gave);
    if (first === undefined) return unseen(history, 'no first token was given');
    return judgeEach(history, tokenCalls(history, 'repeat').filter(tells), {
      situation: 'repeated call',
      broken: 'a repeated call gives no valid token',
      problem: (call) => {
        if (!gave(call)) return unexpected(call, 'a token again');
        if (remainingMs(call) > -history.limits.clockMs || remainingMs(first) < 0) return undefined;
        const actual = `expired ${String(-remainingMs(call) / 1_000)} s before the answer`;
        return { entry: evidenceOf(call.exchange), expected: 'a token that is still valid, like the first', actual };
      },
    });
  },
});

/** How long the token of a call lives from its answer on. */
function remainingMs({ exchange }: TokenCallStory): number {
  return (expirationOf(exchange) ?? Infinity) - answeredAt(exchange);
}

export const tokenUnknownSubscription = defineCheck({
  id: 'token.unknown-subscription',
  title: 'The token operation on an unknown Subscription fails with a client error',
  requirements: ['ALL-TOKEN-16'],
  cause: 'The id is written into the token and never looked up, or the look-up throws.',
  remedy: 'Answer 404 with an OperationOutcome where the Subscription does not exist.',
  judge(history) {
    const instance = tokenCalls(history, 'unknown-instance').filter(tells);
    const onType = ['type-post', 'type-get'].some((about) => tokenCalls(history, about).some(gave));
    const type = onType ? tokenCalls(history, 'unknown-type').filter(tells) : [];
    return judgeEach(history, [...instance, ...type], {
      situation: 'call for an unknown Subscription',
      broken: 'a call for an unknown Subscription does not fail as a client error',
      problem: (call) => (refused(call.exchange) ? undefined : unexpected(call, '404 or another 4xx answer')),
    });
  },
});

export const tokenOutcome = defineCheck({
  id: 'token.outcome',
  title: 'Errors of the token operation carry an OperationOutcome',
  requirements: ['ALL-TOKEN-18'],
  cause: 'The operation is handled beside the FHIR routes, whose errors are plain text or empty.',
  remedy: 'Answer errors with an OperationOutcome that has at least one issue.',
  judge: (history) =>
    judgeEach(
      history,
      tokenCalls(history).filter((call) => tells(call) && (call.exchange.status ?? 0) >= 400),
      {
        situation: 'error of the token operation',
        broken: 'an error says nothing in an OperationOutcome',
        problem: ({ exchange }) =>
          issuesOf(exchange).length > 0
            ? undefined
            : {
                entry: evidenceOf(exchange),
                expected: 'an OperationOutcome with at least one issue',
                actual: `${answerInWords(exchange)}, ${shown(exchange.body ?? exchange.response?.body)}`,
              },
      },
    ),
});

/** What was answered instead of what was expected. */
export function unexpected({ exchange }: TokenCallStory, expected: string): Finding {
  return { entry: evidenceOf(exchange), expected, actual: describeAnswer(exchange) };
}

function describeAnswer(exchange: Exchange): string {
  const what = `${exchange.request.method} answered ${answerInWords(exchange)}`;
  return succeeded(exchange) ? `${what} without a token` : what;
}
