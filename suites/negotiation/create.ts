import {
  answerInWords,
  defineCheck,
  evidenceOf,
  issuesOf,
  judgeEach,
  refused,
  shown,
  succeeded,
  textAt,
  unseen,
  pass,
  violated,
  wordsOf,
  listAt,
  at,
  type Exchange,
  type Finding,
  type History,
  type SubscriptionStory,
} from '../../src/model/index.js';
import { ALTERNATIVE } from './alternatives.js';
import { FILTER_PROBE } from './filter-probes.js';

const CREATES = ['create', 'twin', 'topic-probe', FILTER_PROBE, ALTERNATIVE];

/** Every attempt to create a Subscription. */
export function creates(history: History): Exchange[] {
  return CREATES.flatMap((purpose) => history.exchangesFor(purpose));
}

export const subscriptionCreate = defineCheck({
  id: 'subscription.create',
  title: 'An accepted create is answered 201 with a Location that names the new Subscription',
  requirements: ['ALL-SUB-01'],
  cause: 'The create is handled beside the usual resource routes, and answers with 200 or without Location.',
  remedy: 'Answer 201 with Location: [base]/Subscription/[id], optionally with /_history/[version].',
  judge: (history) =>
    judgeEach(history, creates(history).filter(succeeded), {
      situation: 'accepted create',
      broken: 'an accepted create does not name the new Subscription',
      problem: nameProblem,
      doubt: styleDoubt,
      doubtful: 'an accepted create is not answered as the REST rules say',
    }),
});

function nameProblem(exchange: Exchange): Finding | undefined {
  const located = locatedId(exchange);
  const given = textAt(exchange.body, 'resourceType') === 'Subscription' ? textAt(exchange.body, 'id') : undefined;
  const entry = evidenceOf(exchange);
  if (located === undefined && given === undefined) {
    const actual = `Location ${shown(locationOf(exchange))}, no id in the body`;
    return { entry, expected: 'Location: [base]/Subscription/[id]', actual };
  }
  if (located === undefined || given === undefined || located === given) return undefined;
  return { entry, path: 'Subscription.id', expected: `${located}, as in Location`, actual: given };
}

function styleDoubt(exchange: Exchange): Finding[] {
  const entry = evidenceOf(exchange);
  const found: Finding[] = [];
  if (exchange.status !== 201) found.push({ entry, expected: 'status 201', actual: String(exchange.status) });
  if (locatedId(exchange) === undefined) {
    found.push({ entry, expected: 'Location: [base]/Subscription/[id]', actual: shown(locationOf(exchange)) });
  }
  return found;
}

function locationOf({ response }: Exchange): string | undefined {
  return Object.entries(response?.headers ?? {}).find(([name]) => name.toLowerCase() === 'location')?.[1];
}

/** Absolute or relative, with version or without. */
function locatedId(exchange: Exchange): string | undefined {
  return /(?:^|\/)Subscription\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?\/?$/.exec(locationOf(exchange) ?? '')?.[1];
}

export const subscriptionRead = defineCheck({
  id: 'subscription.read',
  title: 'An accepted Subscription can be read back under its id',
  requirements: ['ALL-SUB-02'],
  cause: 'Subscriptions are kept apart from other resources and have no read route, or the id changes on the way.',
  remedy: 'Answer GET [base]/Subscription/[id] with 200 and the stored resource.',
  judge: (history) =>
    judgeEach(
      history,
      history.subscriptions.filter((story) => telling(history, story).length > 0),
      {
        situation: 'accepted Subscription that was read',
        broken: 'an accepted Subscription cannot be read back',
        problem: (story) => readProblem(telling(history, story), story),
      },
    ),
});

/** Reads that say something of the rule: a missing login, an overload or a failing server do not. */
function telling(history: History, { key }: SubscriptionStory): Exchange[] {
  return history.exchangesFor('read', key).filter((read) => succeeded(read) || (refused(read) && read.status !== 403));
}

/** A wrong resource is wrong at once; a missing one only where no later read finds it, because stores may lag. */
function readProblem(reads: readonly Exchange[], { id }: SubscriptionStory): Finding | undefined {
  const path = `Subscription/${id}`;
  const wrong = reads.find((read) => succeeded(read) && nameOf(read) !== path);
  if (wrong !== undefined) {
    return {
      entry: evidenceOf(wrong),
      expected: `200 with ${path}`,
      actual: `${String(wrong.status)}, ${nameOf(wrong)}`,
    };
  }
  if (reads.some(succeeded)) return undefined;
  const last = reads.at(-1);
  return last && { entry: evidenceOf(last), expected: `200 with ${path}`, actual: answerInWords(last) };
}

function nameOf({ body }: Exchange): string {
  const type = textAt(body, 'resourceType');
  return type === undefined ? 'no FHIR resource' : `${type}/${textAt(body, 'id') ?? '?'}`;
}

export const subscriptionNoEndpoint = defineCheck({
  id: 'subscription.no-endpoint',
  title: 'A websocket Subscription is accepted without an endpoint',
  requirements: ['ALL-SUB-20'],
  gate: true,
  cause: 'The endpoint is demanded of every channel, as rest-hook needs one.',
  remedy: 'Demand an endpoint only for channels that deliver to one.',
  judge(history) {
    const without = creates(history).filter(asksWithoutEndpoint);
    const demanded = without.filter((exchange) => refused(exchange) && demandsEndpoint(exchange));
    if (demanded.length > 0) {
      const expected = 'accepted without endpoint';
      const findings = demanded.map((one) => ({ entry: evidenceOf(one), expected, actual: answerInWords(one) }));
      return violated('a websocket Subscription is refused for want of an endpoint', findings);
    }
    const accepted = without.filter(succeeded).length;
    if (accepted === 0) return unseen(history, 'no websocket Subscription was accepted');
    return pass(`${String(accepted)} websocket Subscriptions were accepted without endpoint`);
  },
});

function asksWithoutEndpoint({ sent }: Exchange): boolean {
  const channel = textAt(sent, 'channelType', 'code') ?? textAt(sent, 'channel', 'type');
  return channel === 'websocket' && (at(sent, 'endpoint') ?? at(sent, 'channel', 'endpoint')) === undefined;
}

function demandsEndpoint(exchange: Exchange): boolean {
  const named = issuesOf(exchange).flatMap((issue) => [...listAt(issue, 'expression'), ...listAt(issue, 'location')]);
  if (named.some((path) => typeof path === 'string' && /endpoint$/i.test(path))) return true;
  const want = '(requir|mandator|missing|must|need|absent|empty|without)';
  return new RegExp(`${want}.{0,60}\\bendpoint\\b|\\bendpoint\\b.{0,60}${want}`, 'i').test(wordsOf(exchange));
}
