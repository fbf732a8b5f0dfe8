import { objectsAt, textAt, type Exchange, type History } from '../../../model/index.js';
import type { TokenLife } from './timing.js';
import type { Verdicts } from './timing-of.js';

/** From when until when each token that was granted is good. */
export function tokenLives(history: History, verdicts: Verdicts): readonly TokenLife[] {
  return history.marks('token').flatMap(({ exchange, keys }) => {
    const answer = history.exchange(exchange);
    const { response } = answer ?? {};
    if (answer === undefined || response === undefined) return [];
    const { seq, at: fromAt, wall } = response;
    const expires = Date.parse(expirationIn(answer) ?? '');
    const expiresAt = Number.isNaN(expires) ? undefined : fromAt + expires - Date.parse(wall);
    return [{ seq, keys, fromAt, expiresAt, verdict: verdicts.get(seq) }];
  });
}

function expirationIn({ body }: Exchange): string | undefined {
  const parameter = objectsAt(body, 'parameter').find(({ name }) => name === 'expiration');
  return textAt(parameter, 'valueDateTime') ?? textAt(parameter, 'valueInstant');
}
