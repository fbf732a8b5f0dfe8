import {
  defineCheck,
  evidenceOf,
  judgeEach,
  shown,
  skip,
  succeeded,
  textAt,
  type Exchange,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { grantedCalls, outParameters, type TokenCallStory } from './answers.js';

export const tokenSecureUrl = defineCheck({
  id: 'token.secure-url',
  title: 'The websocket-url uses wss',
  requirements: ['ALL-TOKEN-13'],
  cause: 'TLS ends at a proxy, and the server builds the URL from what it sees itself.',
  remedy: 'Return a wss: URL; tell the server the scheme that clients see.',
  judge(history) {
    const urls = grantedCalls(history)
      .map(({ exchange }) => ({ exchange, url: urlOf(exchange) }))
      .filter((one): one is { exchange: Exchange; url: string } => /^wss?:/i.test(one.url ?? ''));
    const local = !/^https:/i.test(history.header.baseUrl);
    const judged = urls.filter(({ url }) => !(local && isLoopback(url) && /^ws:/i.test(url)));
    if (urls.length > 0 && judged.length === 0)
      return skip('the server is on this machine, where clear text is harmless');
    return judgeEach(history, judged, {
      situation: 'websocket-url',
      broken: 'notifications and tokens travel in clear text',
      problem: ({ exchange, url }) =>
        /^wss:/i.test(url) ? undefined : { entry: evidenceOf(exchange), expected: 'a wss: URL', actual: url },
    });
  },
});

function urlOf(exchange: Exchange): string | undefined {
  return textAt(outParameters(exchange, 'websocket-url')[0], 'valueUrl');
}

function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./.test(hostname);
}

export const tokenSubscriptions = defineCheck({
  id: 'token.subscriptions',
  title: 'The subscription out-parameters, where there are any, name the Subscriptions that the token is valid for',
  requirements: ['ALL-TOKEN-14'],
  cause: 'All Subscriptions of the caller are listed, or only the first of those asked for.',
  remedy: 'Return one parameter "subscription" with a valueString for each Subscription of the token, or none at all.',
  judge(history) {
    const granted = grantedCalls(history);
    const naming = granted.filter(({ exchange }) => outParameters(exchange, 'subscription').length > 0);
    if (granted.length > 0 && naming.length === 0) return skip('the optional parameter "subscription" is not used');
    return judgeEach(history, naming, {
      situation: 'token answer that names Subscriptions',
      broken: 'the Subscriptions named are not those of the token',
      problem: (call) => namingProblems(history, call),
    });
  },
});

/** A bare id, a relative and an absolute reference are all fine: no text fixes the form. */
function namingProblems(history: History, { exchange, instance, ids }: TokenCallStory): Finding[] {
  const entry = evidenceOf(exchange);
  const path = "Parameters.parameter.where(name = 'subscription')";
  const given = outParameters(exchange, 'subscription');
  const odd = given.filter((one) => textAt(one, 'valueString') === undefined);
  if (odd.length > 0) return odd.map((one) => ({ entry, path, expected: 'a valueString', actual: shown(one) }));
  const named = new Set(given.map((one) => textAt(one, 'valueString')?.split('/').at(-1) ?? ''));
  const asked = instance === undefined ? [...ids] : [instance];
  if (asked.length === 0) return unnamed(history, exchange, named);
  const same = asked.every((id) => named.has(id)) && [...named].every((id) => asked.includes(id));
  return same ? [] : [{ entry, path, expected: shown(asked), actual: shown([...named]) }];
}

/** Asked for all of the caller: at least the one that was active by then. One still requested need not be bound. */
function unnamed(history: History, exchange: Exchange, named: ReadonlySet<string>): Finding[] {
  const id = history.subscription('asked')?.id;
  const reads = history.exchangesFor('read', 'asked').filter(({ request }) => request.seq < exchange.request.seq);
  const isActive = textAt(reads.findLast(succeeded)?.body, 'status') !== 'requested';
  if (id === undefined || named.has(id) || !isActive) return [];
  const path = "Parameters.parameter.where(name = 'subscription')";
  return [{ entry: evidenceOf(exchange), path, expected: `${id} among them`, actual: shown([...named]) }];
}
