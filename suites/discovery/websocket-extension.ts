import {
  defineCheck,
  isObject,
  judgeEach,
  shown,
  skip,
  textAt,
  unseen,
  type Finding,
  type Json,
  type JsonObject,
} from '../../src/model/index.js';
import { capabilityStatement } from './resources.js';

export const WEBSOCKET_EXTENSION = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';

interface Found {
  readonly extension: JsonObject;
  readonly path: string;
  readonly entry: number;
}

export const metadataWebsocketExtension = defineCheck({
  id: 'metadata.websocket-extension',
  title: 'The websocket extension sits on CapabilityStatement.rest, once, and holds one absolute websocket URL',
  requirements: ['ALL-META-19'],
  cause:
    'The extension was put on the statement or on the Subscription resource, or its URL was made from a path only.',
  remedy: 'Put it on the rest entry of the server with valueUri and a full ws: or wss: URL, or leave it out.',
  judge(history) {
    const statement = capabilityStatement(history);
    if (statement === undefined) return unseen(history, 'no CapabilityStatement was seen');
    const { resource, entry } = statement;
    const found = extensionsIn(resource, 'CapabilityStatement').map((one) => ({ ...one, entry }));
    if (found.length === 0)
      return skip('the CapabilityStatement does not use the websocket extension, which is optional');
    return judgeEach(history, found, {
      situation: 'websocket extension',
      broken: 'the websocket extension is misused',
      problem: (one) => [...placeProblems(one, found), ...valueProblems(one)],
      doubt: (one) =>
        /^https?:/i.test(urlOf(one.extension) ?? '')
          ? finding(one, 'valueUri', 'a ws: or wss: URL, although the type is only uri', shown(urlOf(one.extension)))
          : undefined,
      doubtful: 'the websocket extension holds a URL that is none of a websocket',
    });
  },
});

/** Every occurrence, wherever it is, with its path. */
function extensionsIn(value: Json | undefined, path: string): Omit<Found, 'entry'>[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => extensionsIn(item, `${path}[${String(index)}]`));
  if (!isObject(value)) return [];
  const own = value['url'] === WEBSOCKET_EXTENSION && /xtension\[\d+\]$/.test(path) ? [{ extension: value, path }] : [];
  return [...own, ...Object.entries(value).flatMap(([name, child]) => extensionsIn(child, `${path}.${name}`))];
}

function placeProblems(one: Found, all: readonly Found[]): Finding[] {
  const parent = one.path.replace(/\.extension\[\d+\]$/, '');
  if (!/^CapabilityStatement\.rest\[\d+\]$/.test(parent)) {
    return [{ entry: one.entry, path: one.path, expected: 'on CapabilityStatement.rest', actual: one.path }];
  }
  const siblings = all.filter(({ path }) => path.replace(/\.extension\[\d+\]$/, '') === parent);
  if (siblings.length === 1 || siblings[0] !== one) return [];
  return [finding(one, 'url', 'once on one rest entry', `${String(siblings.length)} times`)];
}

function valueProblems(one: Found): Finding[] {
  const nested = one.extension['extension'];
  if (nested !== undefined) return [finding(one, 'extension', 'no nested extension', shown(nested))];
  const url = urlOf(one.extension);
  if (url === undefined) return [finding(one, 'valueUri', 'a URL in valueUri', shown(one.extension))];
  if (/^(wss?|https?):\/\/[^/]+/i.test(url) && URL.canParse(url)) return [];
  return [finding(one, 'valueUri', 'an absolute ws: or wss: URL', shown(url))];
}

function urlOf(extension: JsonObject): string | undefined {
  return textAt(extension, 'valueUri');
}

function finding(one: Found, element: string, expected: string, actual: string): Finding {
  return { entry: one.entry, path: `${one.path}.${element}`, expected, actual };
}
