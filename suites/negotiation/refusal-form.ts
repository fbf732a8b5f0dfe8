import {
  answerInWords,
  defineCheck,
  evidenceOf,
  explained,
  objectsAt,
  pass,
  refused,
  shown,
  textAt,
  unseen,
  violated,
  type Exchange,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { matchesIn } from './searching.js';

export const subscriptionRefusal = defineCheck({
  id: 'subscription.refusal',
  title: 'A refused Subscription is answered 4xx with an OperationOutcome, and is not stored',
  requirements: ['ALL-SUB-18'],
  cause:
    'The check throws and the framework makes a 500 or a bare status of it, or it runs after the resource is stored.',
  remedy: 'Check before storing; answer 400 or 422 with an OperationOutcome that has an issue of severity error.',
  judge(history) {
    const refusals = history.exchangesFor('twin').filter(isRefusal);
    if (refusals.length === 0) return unseen(history, 'no Subscription was refused');
    const findings = refusals.flatMap((refusal) => [...formProblems(refusal), ...storedAllTheSame(history, refusal)]);
    if (findings.length > 0) return violated('a refusal is not what a client can rely on', findings);
    const count = `${String(refusals.length)} refusals with 4xx and OperationOutcome`;
    return pass(`${count}; ${searchShowsStored(history) ? 'nothing was stored' : 'no search shows what is stored'}`);
  },
});

/** A 4xx about the request, or the 500 or 501 of a server that fails over it. Logins and gateways refuse for themselves. */
function isRefusal(exchange: Exchange): boolean {
  return refused(exchange) || exchange.status === 500 || exchange.status === 501;
}

function formProblems(exchange: Exchange): Finding[] {
  const entry = evidenceOf(exchange);
  if (!refused(exchange)) return [{ entry, expected: 'a 4xx answer', actual: answerInWords(exchange) }];
  if (explained(exchange)) return [];
  const expected = 'an OperationOutcome with an issue of severity error or fatal';
  return [{ entry, expected, actual: shown(exchange.body ?? exchange.response?.body ?? '') }];
}

/** Each twin says in its reason which one it is. */
function storedAllTheSame(history: History, refusal: Exchange): Finding[] {
  const reason = textAt(refusal.sent, 'reason');
  const search = history
    .exchangesFor('search-stored')
    .find(({ body }) => reason !== undefined && matchesIn(body).some((found) => textAt(found, 'reason') === reason));
  if (search === undefined) return [];
  const stored = matchesIn(search.body).find((found) => textAt(found, 'reason') === reason);
  const actual = `Subscription/${textAt(stored, 'id') ?? '?'} is found by a search`;
  return [{ entry: evidenceOf(search), expected: 'nothing stored after a refusal', actual }];
}

/** Absence is only believed of a search that shows the valid Subscription. */
function searchShowsStored(history: History): boolean {
  const valid = history.subscription('valid')?.id;
  const found = history.exchangesFor('search-stored').flatMap(({ body }) => objectsAt(body, 'entry'));
  return found.some((entry) => textAt(entry, 'resource', 'id') === valid);
}
