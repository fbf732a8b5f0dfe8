import { isObject, object, text, type Json, type JsonObject } from '../../json.js';
import { put } from './at.js';
import { CHANNEL_TYPE } from './names.js';
import { extensionAt, type Place } from './place.js';

const CHANNEL_SYSTEM = 'http://terminology.hl7.org/CodeSystem/subscription-channel-type';

/** Codes that channel.type has. */
const CODES = ['rest-hook', 'websocket', 'email', 'sms', 'message'];

const custom = extensionAt('channelType', ['channel', '_type'], CHANNEL_TYPE, 'valueCoding');

/** A channel that has no code of its own is named by an extension, which goes before the code beside it. */
export const channelType: Place = {
  name: 'channelType',
  read: (subscription) => {
    const named = custom.read(subscription);
    if (named !== undefined) return named;
    const code = object(subscription.channel).type;
    return code === undefined ? undefined : { system: CHANNEL_SYSTEM, code };
  },
  write: (subscription, value) => {
    const [code, isUsual] = codeOf(value);
    if (isUsual) return put(custom.write(subscription, undefined), ['channel', 'type'], code);
    const stand = text(object(subscription.channel).type) ?? 'rest-hook';
    return custom.write(put(subscription, ['channel', 'type'], stand), value);
  },
};

/** What goes into channel.type, and whether that says all. */
function codeOf(value: Json | undefined): [Json | undefined, boolean] {
  if (!isObject(value)) return [value, true];
  const { system = CHANNEL_SYSTEM, code } = value;
  return [code, system === CHANNEL_SYSTEM && CODES.some((one) => one === code)];
}

/** Headers are lines `name: value`, split at the first colon. */
export const headers: Place = {
  name: 'parameter',
  read: (subscription) => {
    const lines = object(subscription.channel).header;
    return Array.isArray(lines) ? lines.map(readLine) : lines;
  },
  write: (subscription, value) =>
    put(subscription, ['channel', 'header'], Array.isArray(value) ? value.map(writeLine) : value),
};

function readLine(line: Json): JsonObject {
  const [, name, value = ''] = typeof line === 'string' ? (/^([^:]*):(.*)$/s.exec(line) ?? []) : [];
  return name === undefined ? { name: line } : { name: name.trim(), value: value.trim() };
}

function writeLine(parameter: Json): Json {
  const { name = null, value } = object(parameter);
  return value === undefined ? name : `${text(name) ?? ''}: ${text(value) ?? JSON.stringify(value)}`;
}
