import { isObject, parseJson, type Entry, type Headers, type Json, type Transcript } from '../../../src/model/index.js';

/** Sets `seized` in a page that runs any of it, asks for an address that nobody has, or turns the writing around. */
const HOSTILE: readonly string[] = [
  '<script>window.seized=1</script>',
  '</script><script>window.seized=2</script>',
  '<img src="https://attacker.invalid/x.png" onerror="window.seized=3">',
  '"><svg onload=window.seized=4>',
  "' autofocus onfocus=window.seized=5 x='",
  '<!--<script>',
  '<iframe src="javascript:parent.seized=6"></iframe>',
  '<style>@import "https://attacker.invalid/x.css";</style>',
  '<meta http-equiv="refresh" content="0;url=https://attacker.invalid/">',
  '<base href="https://attacker.invalid/"><link rel="stylesheet" href="x.css">',
  'javascript:window.seized=7',
  '&lt;script&gt;window.seized=8&lt;/script&gt; &#60;b&#62;',
  '\u001b[31mred\u001b[0m \u009b2J \u0007\u0000 \u007f',
  'abc\u202edcba\u202c \u2066isolated\u2069 \u200b\u200f',
  'שלום עולם (1) مرحبا بالعالم',
  'lone \ud800 and \udc00, \ufffe\uffff, \u2028\u2029',
  '`${window.seized=9}` {{constructor.constructor("window.seized=10")()}}',
  `${'deep '.repeat(2_000)}<b>`,
];

/** The recording of a target that sends such texts in place of every third one of its own, and now and then alone. */
export function hostile(transcripts: readonly Transcript[]): readonly Transcript[] {
  const target = new HostileTarget();
  return transcripts.map((transcript) => ({
    ...transcript,
    entries: transcript.entries.map((entry) => target.entry(entry)),
  }));
}

class HostileTarget {
  private said = 0;
  private seen = 0;

  entry(own: Entry): Entry {
    switch (own.kind) {
      case 'http-response':
        return { ...own, body: this.body(own.body), headers: this.headers(own.headers) };
      case 'ws-open':
        return { ...own, headers: this.headers(own.headers) };
      case 'ws-received':
        return { ...own, text: this.body(own.text) };
      case 'ws-close':
        return { ...own, reason: this.words() };
      case 'ws-end':
        return { ...own, message: this.words() };
      case 'mark':
        return own.mark.name === 'facts' ? { ...own, mark: { ...own.mark, facts: this.facts(own.mark.facts) } } : own;
      default:
        return own;
    }
  }

  private words(): string {
    return HOSTILE[this.said++ % HOSTILE.length] ?? '';
  }

  private facts<Facts>(facts: Facts): Facts {
    return { ...facts, software: this.words(), fhirVersion: this.words() };
  }

  private headers(own: Headers): Headers {
    return { ...own, 'x-said': this.words(), location: this.words() };
  }

  private body(text: string): string {
    const document = parseJson(text);
    return document === undefined || ++this.seen % 7 === 0 ? this.words() : JSON.stringify(this.spoiled(document));
  }

  private spoiled(value: Json): Json {
    if (typeof value === 'string') return ++this.seen % 3 === 0 ? this.words() : value;
    if (Array.isArray(value)) return value.map((item) => this.spoiled(item));
    if (!isObject(value)) return value;
    const members = Object.entries(value).map(([name, member]) => [name, this.spoiled(member ?? null)] as const);
    return Object.fromEntries<Json>([...members, [this.words(), this.words()]]);
  }
}
