import {
  defineCheck,
  evidenceOf,
  judgeEach,
  objectsAt,
  shown,
  textAt,
  type Exchange,
  type Finding,
  type History,
  type JsonObject,
} from '../../src/model/index.js';
import { answeredAt, endOfDateTime, expirationOf, grantedCalls, outParameters } from './answers.js';

const NAMES = ['token', 'expiration', 'subscription', 'websocket-url'];

/** A client can hardly use a token that ends sooner. */
const SHORT_LIFE_MS = 10_000;

/** The Date header has whole seconds, and answers travel. */
const DATE_TOLERANCE_MS = 2_000;

/** Judges the answer of every successful call. */
function judgeAnswers(history: History, broken: string, problem: (exchange: Exchange) => Finding[]) {
  const exchanges = grantedCalls(history).map(({ exchange }) => exchange);
  return judgeEach(history, exchanges, { situation: 'answer with a binding token', broken, problem });
}

export const tokenParameters = defineCheck({
  id: 'token.parameters',
  title: 'A token is answered with 200 and Parameters that hold the out-parameters by their defined names',
  requirements: ['ALL-TOKEN-08'],
  cause: 'The answer is plain JSON of the server, or the parameters are wrapped or spelt in its own way.',
  remedy: 'Answer with Parameters that hold token, expiration and websocket-url, and subscription where wanted.',
  judge: (history) => judgeAnswers(history, 'the token answer is not what the operation defines', formProblems),
});

function formProblems(exchange: Exchange): Finding[] {
  const entry = evidenceOf(exchange);
  const found: Finding[] = [];
  if (exchange.status !== 200) found.push({ entry, expected: 'status 200', actual: String(exchange.status) });
  const type = contentType(exchange);
  if (!/^application\/(fhir\+)?json\s*(;|$)/i.test(type)) {
    found.push({ entry, path: 'Content-Type', expected: 'application/fhir+json', actual: type });
  }
  const resourceType = textAt(exchange.body, 'resourceType');
  if (resourceType !== 'Parameters') {
    return [...found, { entry, path: 'resourceType', expected: 'Parameters', actual: shown(resourceType) }];
  }
  return [...found, ...objectsAt(exchange.body, 'parameter').flatMap((one, index) => nameProblem(entry, one, index))];
}

/** Parameters of the server's own are fine; a known name in another spelling, or all of them in one part, is not. */
function nameProblem(entry: number, parameter: JsonObject, index: number): Finding[] {
  const name = textAt(parameter, 'name') ?? '';
  const path = `Parameters.parameter[${String(index)}].name`;
  const meant = NAMES.find((known) => plain(known) === plain(name));
  if (meant !== undefined && meant !== name) return [{ entry, path, expected: meant, actual: name }];
  const nested = objectsAt(parameter, 'part').some((part) => NAMES.includes(textAt(part, 'name') ?? ''));
  return nested ? [{ entry, path, expected: 'out-parameters at the top', actual: `inside "${name}"` }] : [];
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

function contentType({ response }: Exchange): string {
  const header = Object.entries(response?.headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type');
  return header?.[1] ?? 'none';
}

export const tokenValue = defineCheck({
  id: 'token.value',
  title: 'Exactly one token is returned, as a non-empty string',
  requirements: ['ALL-TOKEN-09'],
  cause: 'The token is put into another value type, or one is returned per Subscription.',
  remedy: 'Return one parameter "token" with a valueString, whatever the number of Subscriptions.',
  judge: (history) =>
    judgeAnswers(history, 'the answer does not hold exactly one token', (exchange) =>
      onlyOne(
        exchange,
        'token',
        'one valueString that is not empty',
        (one) => (textAt(one, 'valueString') ?? '') !== '',
      ),
    ),
});

export const tokenExpiration = defineCheck({
  id: 'token.expiration',
  title: 'Exactly one expiration is returned, as a dateTime',
  requirements: ['ALL-TOKEN-10'],
  cause: 'The moment is written as an instant, a string or a number of seconds, or without time zone.',
  remedy: 'Return one parameter "expiration" with a valueDateTime, with a zone where it has a time.',
  judge: (history) =>
    judgeAnswers(history, 'the answer does not hold exactly one expiration', (exchange) =>
      onlyOne(
        exchange,
        'expiration',
        'one valueDateTime, with a zone where it has a time',
        (one) => endOfDateTime(textAt(one, 'valueDateTime')) !== undefined,
      ),
    ),
});

export const tokenWebsocketUrl = defineCheck({
  id: 'token.websocket-url',
  title: 'Exactly one websocket-url is returned, as an absolute ws: or wss: URL',
  requirements: ['ALL-TOKEN-12'],
  cause: 'The URL is a path, has the scheme of the REST API, or is put into another value type.',
  remedy: 'Return one parameter "websocket-url" with a valueUrl that a websocket client can open as it is.',
  judge: (history) =>
    judgeAnswers(history, 'the answer does not hold exactly one websocket-url', (exchange) =>
      onlyOne(exchange, 'websocket-url', 'one valueUrl, absolute, ws: or wss:', (one) => {
        const url = textAt(one, 'valueUrl') ?? '';
        return /^wss?:\/\/[^/]+/i.test(url) && URL.canParse(url);
      }),
    ),
});

function onlyOne(
  exchange: Exchange,
  name: string,
  expected: string,
  good: (parameter: JsonObject) => boolean,
): Finding[] {
  const found = outParameters(exchange, name);
  const [only] = found;
  if (found.length === 1 && only !== undefined && good(only)) return [];
  const actual = found.length === 1 ? shown(only) : `${String(found.length)} parameters "${name}"`;
  return [{ entry: evidenceOf(exchange), path: `Parameters.parameter.where(name = '${name}')`, expected, actual }];
}

export const tokenExpiresInFuture = defineCheck({
  id: 'token.expires-in-future',
  title: 'A fresh token has not expired, and lives long enough to be used',
  requirements: ['ALL-TOKEN-11'],
  cause: 'The expiration is written in local time as if it were UTC, or an old token is returned again.',
  remedy: 'Return a token that is valid from now on, for minutes rather than seconds.',
  judge(history) {
    const dated = grantedCalls(history)
      .map(({ exchange }) => ({ exchange, lifeMs: lifeOf(exchange) }))
      .filter((one): one is { exchange: Exchange; lifeMs: number } => one.lifeMs !== undefined);
    return judgeEach(history, dated, {
      situation: 'token with an expiration',
      broken: 'a fresh token has expired already',
      problem: ({ exchange, lifeMs }) =>
        lifeMs > -DATE_TOLERANCE_MS ? undefined : lifeFinding(exchange, 'after the Date of the answer', lifeMs),
      doubt: ({ exchange, lifeMs }) =>
        lifeMs >= SHORT_LIFE_MS ? undefined : lifeFinding(exchange, 'at least 10 s after the Date', lifeMs),
      doubtful: 'a token ends before a client can well use it',
    });
  },
});

function lifeOf(exchange: Exchange): number | undefined {
  const expiration = expirationOf(exchange);
  return expiration === undefined ? undefined : expiration - answeredAt(exchange);
}

function lifeFinding(exchange: Exchange, expected: string, lifeMs: number): Finding {
  const actual = `${String(lifeMs / 1_000)} s after it`;
  return { entry: evidenceOf(exchange), path: "Parameters.parameter.where(name = 'expiration')", expected, actual };
}
