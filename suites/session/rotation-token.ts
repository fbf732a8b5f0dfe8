import {
  answerInWords,
  defineCheck,
  evidenceOf,
  judgeEach,
  pass,
  refused,
  unseen,
  violated,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { bindings } from './bindings.js';
import { boundAt, renewals, timeOf, type Renewal } from './renewals.js';
import { parameterText } from './token-answer.js';

/** Expirations may be written in whole seconds; tokens closer together than this need not differ. */
const RESOLUTION_MS = 1_000;

export const rotationRenewal = defineCheck({
  id: 'rotation.renewal',
  title: 'A new token is granted while an earlier one is valid and bound',
  requirements: ['ALL-ROT-01'],
  cause: 'The server allows one token or one connection for each Subscription and refuses the next.',
  remedy: 'Answer every call of $get-ws-binding-token with a fresh token, whatever is bound already.',
  judge(history) {
    const granted = renewals(history);
    if (granted.length > 0) return pass(`${String(granted.length)} × a new token granted while one was bound`);
    const asked = askedWhileBound(history);
    const no = asked.filter(refused);
    if (no.length === 0) return unseen(history, 'no new token was asked for while one was bound');
    const findings = no.map((exchange) => ({
      entry: evidenceOf(exchange),
      expected: 'a token',
      actual: answerInWords(exchange),
    }));
    return violated('A new token is refused while an earlier one is bound', findings);
  },
});

export const rotationExpiration = defineCheck({
  id: 'rotation.expiration',
  title: 'A renewed token expires later than the one it replaces',
  requirements: ['ALL-ROT-03'],
  cause: 'The server hands out the same token again, or ties every token to the first expiration.',
  remedy: 'Give each token its own expiration, counted from the call.',
  judge: (history) =>
    judgeEach(history, renewals(history).flatMap(comparable), {
      situation: 'renewed token whose expiration can be compared',
      broken: 'Renewed tokens do not expire later than those they replace',
      problem: ({ renewal, formerText, byMs }) => (byMs > 0 ? undefined : tooEarly(renewal, formerText)),
    }),
});

/** Calls of the token operation for a Subscription while it was bound. */
function askedWhileBound(history: History) {
  const bound = bindings(history);
  return history
    .exchangesFor('token')
    .filter(({ about = '', request }) => boundAt(bound, about, request.seq) !== undefined);
}

interface Comparison {
  readonly renewal: Renewal;
  readonly formerText: string;
  readonly byMs: number;
}

/** Equal expirations say nothing of tokens that were asked for at nearly the same time, or where only minutes are given. */
function comparable(renewal: Renewal): Comparison[] {
  const { expiresAt, expiration, formerExchange, exchange } = renewal;
  const formerText = parameterText(formerExchange, 'expiration');
  const formerAt = formerText === undefined ? undefined : timeOf(formerText);
  if (expiresAt === undefined || formerAt === undefined || formerText === undefined) return [];
  const byMs = expiresAt - formerAt;
  const apartMs = exchange.request.at - (formerExchange?.response?.at ?? exchange.request.at);
  const isMinutes = [expiration, formerText].every((text) => text !== undefined && /T\d\d:\d\d:00[^.\d]/.test(text));
  const isUndecided = byMs === 0 && (apartMs < RESOLUTION_MS || isMinutes);
  return isUndecided ? [] : [{ renewal, formerText, byMs }];
}

function tooEarly({ exchange, expiration }: Renewal, formerText: string): Finding {
  return {
    entry: evidenceOf(exchange),
    path: 'Parameters.parameter[expiration]',
    expected: `later than ${formerText}`,
    actual: expiration ?? 'absent',
  };
}
