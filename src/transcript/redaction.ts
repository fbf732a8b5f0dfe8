import type { JsonObject, SecretKind } from '../model/index.js';
import { membersAsJson } from './as-json.js';
import { base64Forms } from './base64-forms.js';

/** Shorter values are no secrets worth the name, and replacing them would tear texts apart. */
const SHORTEST = 4;
/** From this length on a value is replaced anywhere; shorter ones only where they stand alone, since `test` is also part of `latest`. */
const UNMISTAKABLE = 8;

/**
 * Replaces secrets by stand-ins such as `redacted-token-1`, the same one for the same value in the whole run, so that
 * texts that were equal stay equal. Stand-ins are valid FHIR ids and need no escape in JSON or URLs.
 */
export class Redaction {
  private readonly standIns = new Map<string, string>();
  private readonly forms = new Map<string, string>();
  private readonly counts = new Map<SecretKind, number>();
  private readonly exempt = new Set<string>();
  private pattern: RegExp | undefined;
  private shortestForm = Infinity;

  secret(value: string, kind: SecretKind): void {
    if (value.length < SHORTEST || this.standIns.has(value) || this.exempt.has(value)) return;
    const number = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, number);
    const standIn = `redacted-${STEMS[kind]}-${String(number)}`;
    this.standIns.set(value, standIn);
    for (const form of writtenForms(value)) this.learn(form, standIn);
    for (const [form, other] of value.length < UNMISTAKABLE ? [] : base64Forms(value, standIn)) this.learn(form, other);
    this.pattern = undefined;
  }

  /**
   * A value that everybody sees, such as the id of a Subscription. It stays readable even where a server uses it as a
   * token as well: what was written before could no longer be told to be equal.
   */
  public(value: string): void {
    this.exempt.add(value);
  }

  text(text: string): string {
    if (text.length < this.shortestForm) return text;
    this.pattern ??= patternOf([...this.forms.keys()]);
    return text.replace(this.pattern, (form) => this.forms.get(form) ?? form);
  }

  /**
   * The members of an object as JSON would bring them back, with every text in them replaced, however deep; but for those that
   * the harness itself chose the words of. Names of members stay.
   */
  members(object: object, ownWords: ReadonlySet<string>): JsonObject {
    const replaced = (text: string) => this.text(text);
    return membersAsJson(object, (name) => (ownWords.has(name) ? asItIs : replaced));
  }

  private learn(form: string, standIn: string): void {
    if (!this.forms.has(form)) this.forms.set(form, standIn);
    this.shortestForm = Math.min(this.shortestForm, form.length);
  }
}

function asItIs(text: string): string {
  return text;
}

const STEMS: Record<SecretKind, string> = {
  'binding-token': 'token',
  'access-token': 'access-token',
  header: 'header',
  credential: 'credential',
};

/** How a value may be written: as it is, in JSON (also with escaped slashes), in a URL (also with small hex digits or plus signs). */
function writtenForms(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const url = urlForm(value);
  const smallHex = url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  return [value, json, json.replaceAll('/', '\\/'), url, smallHex, url.replaceAll('%20', '+')];
}

/** A lone surrogate has no form in a URL: it travels as the replacement character. */
function urlForm(value: string): string {
  return encodeURIComponent(Buffer.from(value).toString());
}

function patternOf(forms: readonly string[]): RegExp {
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  const choices = longestFirst.map((form) => {
    const literal = form.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
    return form.length < UNMISTAKABLE ? `(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])` : literal;
  });
  return new RegExp(choices.join('|'), 'g');
}
