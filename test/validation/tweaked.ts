import type { Json } from '../../src/model/index.js';

type Tweak<Value> = (value: Value, place: number) => Json;

/** Small changes of a text that keep some texts sound and spoil others. */
const OF_TEXT: readonly Tweak<string>[] = [
  (text, place) => `${text.slice(0, place)}${text.slice(place + 1)}`,
  (text, place) => `${text.slice(0, place)}0${text.slice(place + 1)}`,
  (text, place) => `${text.slice(0, place)}3${text.slice(place)}`,
  (text, place) => `${text.slice(0, place)} ${text.slice(place)}`,
  (text, place) => `${text.slice(0, place)}-${text.slice(place)}`,
  (text, place) => `${text.slice(0, place)}/${text.slice(place)}`,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => `${text}Z`,
  (text) => `${text}=`,
  (text) => `${text}\n`,
  (text) => `\u00a0${text}`,
  (text) => text.slice(0, 10),
  (text) => text.slice(0, 7),
  (text) => text.repeat(8),
  () => '',
  (text) => text.replace(/\d(?=\D|$)/, '9'),
];

const TYPE_AND_ID = /[A-Z][A-Za-z]+(?=\/[\w-]+$)/;

/** Small changes of a reference that leave it a reference. */
const OF_REFERENCE: readonly Tweak<string>[] = [
  ...OF_TEXT,
  ...['Subscription', 'Patient', 'Organization', 'Nonsense'].flatMap((type): Tweak<string>[] => [
    (text) => text.replace(TYPE_AND_ID, type),
    (text) => `${text.replace(TYPE_AND_ID, type)}/_history/1`,
    (text) => `https://other.example/fhir/${text.replace(TYPE_AND_ID, type)}`,
  ]),
];

const OF_NUMBER: readonly Tweak<number>[] = [
  (number) => -number,
  (number) => number + 0.5,
  (number) => number * 1e10,
  (number) => number - 1,
  String,
];

/** A value slightly changed; `choice` from 0 to 1 tells how and where. */
export function tweaked(value: Json, choice: number): Json {
  if (typeof value === 'string') {
    const tweaks = TYPE_AND_ID.test(value) ? OF_REFERENCE : OF_TEXT;
    const step = choice * tweaks.length;
    return tweaks[Math.floor(step)]?.(value, Math.floor((step % 1) * value.length)) ?? value;
  }
  if (typeof value === 'number') return OF_NUMBER[Math.floor(choice * OF_NUMBER.length)]?.(value, 0) ?? value;
  if (typeof value === 'boolean') return choice < 0.5 ? !value : String(value);
  return value;
}
