import {
  answerInWords,
  defineCheck,
  judgeEach,
  messageJson,
  perHistory,
  refused,
  shown,
  skip,
  textAt,
  unseen,
  type ConnectionStory,
  type EntryOf,
  type Finding,
  type History,
} from '../../src/model/index.js';

/** Key of the Subscription that asks for XML, on one connection with one that asks for JSON. */
export const XML_KEY = 'xml';

type Format = 'JSON' | 'XML' | 'Turtle';

export const mimeType = defineCheck({
  id: 'notification.mime-type',
  title: 'Notifications on a WebSocket use the MIME type of the Subscription',
  requirements: ['ALL-NOTIF-71'],
  everywhere: true,
  cause: 'Notifications are always written in the format that the server stores or logs.',
  remedy:
    'Write notifications in the format that Subscription.contentType names, or refuse a MIME type that is not provided.',
  judge(history) {
    const subjects = formattedMessages(history);
    // Where several are bound, a format that none of them asks for breaks this rule as well.
    return judgeEach(
      history,
      subjects.filter(({ asked }) => asked.length > 0),
      {
        situation: 'notification to Subscriptions whose MIME types are known',
        broken: 'a notification is in another format than its Subscription asks for',
        problem: wrongFormat,
      },
    );
  },
});

export const oneMimeType = defineCheck({
  id: 'notification.one-mime-type',
  title: 'With different MIME types bound to one connection, each notification uses one of them',
  requirements: ['ALL-NOTIF-72'],
  cause: 'The format is chosen for the connection by something else than its Subscriptions.',
  remedy:
    'Write each notification in the format of its Subscription, or in one that another Subscription of the connection asks for.',
  judge(history) {
    const mixed = formattedMessages(history).filter(({ asked }) => asked.length > 1);
    if (mixed.length === 0) return neverMixed(history);
    return judgeEach(history, mixed, {
      situation: 'notification on a connection with different MIME types',
      broken: 'a notification is in a format that no Subscription of the connection asks for',
      problem: wrongFormat,
    });
  },
});

function neverMixed(history: History) {
  const refusal = history.exchangesFor('create', XML_KEY).find(refused);
  if (refusal !== undefined) return skip(`the server does not send XML: ${answerInWords(refusal)}`);
  const stored = history.subscription(XML_KEY)?.settings.contentType;
  if (stored !== undefined && formatOfMime(stored) !== 'XML') {
    return skip(`the server stored ${stored} where application/fhir+xml was asked for`);
  }
  return unseen(history, 'no notification on a connection with different MIME types was seen');
}

interface FormattedMessage {
  readonly entry: EntryOf<'ws-received'>;
  readonly format: Format;
  /** Formats of the Subscriptions bound before it came. */
  readonly asked: readonly Format[];
}

const formattedMessages = perHistory((history) =>
  history.connections.flatMap((connection) => messagesOn(connection, history)),
);

function messagesOn(connection: ConnectionStory, history: History): FormattedMessage[] {
  const binds = connection.binds
    .filter(({ credential }) => credential === 'good')
    .map(({ seq, keys }) => ({ seq, formats: keys.map((key) => formatAskedFor(key, history)) }));
  return connection.received.flatMap((entry) => {
    const format = formatOf(entry);
    const formats = new Set(binds.filter(({ seq }) => seq < entry.seq).flatMap((bind) => bind.formats));
    // A type that is not known to the harness, or not stored, leaves open what to expect.
    if (format === undefined || formats.has(undefined)) return [];
    return [{ entry, format, asked: [...formats].filter((one) => one !== undefined) }];
  });
}

function formatAskedFor(key: string, history: History): Format | undefined {
  return formatOfMime(history.subscription(key)?.settings.contentType ?? '');
}

function wrongFormat({ entry, format, asked }: FormattedMessage): Finding | undefined {
  if (asked.includes(format)) return undefined;
  return { entry: entry.seq, expected: asked.join(' or '), actual: `${format}: ${shown(entry.text, 60)}` };
}

/** The format of a notification; undefined for anything else that a server says. */
function formatOf(entry: EntryOf<'ws-received'>): Format | undefined {
  const { text } = entry;
  const json = messageJson(entry);
  if (json !== undefined) return textAt(json, 'resourceType') === 'Bundle' ? 'JSON' : undefined;
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(\w+:)?Bundle[\s>]/s.test(text)) return 'XML';
  return /^\s*@?prefix\s/i.test(text) ? 'Turtle' : undefined;
}

/** `application/fhir+json; charset=utf-8`, `application/json`, `json` … */
function formatOfMime(mime: string): Format | undefined {
  const [type = ''] = mime.toLowerCase().split(';');
  if (type.includes('json')) return 'JSON';
  if (type.includes('xml')) return 'XML';
  return type.includes('turtle') ? 'Turtle' : undefined;
}
