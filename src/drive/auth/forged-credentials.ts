import { randomInt } from 'node:crypto';
import { basicPair } from './oauth-request.js';
import type { Secrets } from './secrets.js';
import { isSecretHeader } from './static-secrets.js';

const CLASSES = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789'] as const;

/** Makes credentials up that look like those of the run. The same ones for the same, in the whole run. */
export class Forger {
  private readonly forged = new Map<string, string>();

  constructor(private readonly secrets: Secrets) {}

  /** Of an Authorization what it shows; where there is none, the values of all headers that are no public ones. */
  headers(shown: Readonly<Record<string, string>>): Record<string, string> {
    const { authorization } = shown;
    if (authorization !== undefined) return { ...shown, authorization: this.remembered(authorization, authorized) };
    return Object.fromEntries(
      Object.entries(shown).map(([name, value]) => [
        name,
        isSecretHeader(name) ? this.remembered(value, madeUp) : value,
      ]),
    );
  }

  /** What was made up from a secret would tell of it: it is a secret itself. */
  private remembered(original: string, make: (value: string) => string): string {
    const known = this.forged.get(original);
    if (known !== undefined) return known;
    const value = make(original);
    this.forged.set(original, value);
    this.secrets.add({ value: value.replace(/^\S+\s+/, ''), kind: 'access-token' });
    return value;
  }
}

/** `Bearer …`, `Basic …`: the scheme stays. */
function authorized(value: string): string {
  const [, scheme = '', shown = ''] = /^(\S+\s+)?(.*)$/s.exec(value) ?? [];
  return `${scheme}${/^basic\s/i.test(scheme) ? otherPair(shown) : madeUp(shown)}`;
}

/** The user is another one too: many wrong passwords could lock the account of the real one. */
function otherPair(pair: string): string {
  const text = Buffer.from(pair, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? madeUp(pair) : basicPair(madeUp(text.slice(0, colon)), madeUp(text.slice(colon + 1)));
}

/** Every letter and digit is another one of its kind; of a JWT those of the signature alone, so that the rest can still be read. */
function madeUp(value: string): string {
  const [, kept = '', changed = ''] = /^(.*\.)?(.*)$/s.exec(value) ?? [];
  const other = changed.replace(/[A-Za-z0-9]/g, anotherLike);
  return other === changed ? `${value}x` : `${kept}${other}`;
}

function anotherLike(character: string): string {
  const others = (CLASSES.find((one) => one.includes(character)) ?? '').replace(character, '');
  return others.charAt(randomInt(others.length));
}
