import { isJsonValue, type Json } from '../../model/index.js';

/** The one way in which a bundle writes JSON, so that a text says no more to one reader than to another. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** What a text in that form says. Throws an Error for a text in any other: a member that occurs twice, say, or a comment. */
export function readJsonText(bytes: Uint8Array): Json {
  const text = Buffer.from(bytes).toString();
  const value: unknown = JSON.parse(text);
  if (!isJsonValue(value) || jsonText(value) !== text) throw new Error('it is not written as certify writes it');
  return value;
}
