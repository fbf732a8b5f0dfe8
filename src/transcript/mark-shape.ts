import {
  BIND_FORMS,
  isObject,
  RELEASES,
  STAGES,
  type Cause,
  type Facts,
  type Mark,
  type MarkName,
  type MarkOf,
} from '../model/index.js';
import { isCount, isFlag, isNumber, isText, listOf, oneOf, optional, shape, type Guard, type Guards } from './guard.js';

const isInteraction = oneOf('create', 'update', 'delete');

const isFacts = shape<Facts>({
  baseUrl: isText,
  release: oneOf(...RELEASES),
  fhirVersion: optional(isText),
  software: optional(isText),
  capabilities: optional(isObject),
  topics: listOf(isObject),
  topic: optional(
    shape({
      url: isText,
      resource: isText,
      interactions: listOf(isInteraction),
      definition: optional(isObject),
      patientFilter: optional(isText),
      secondFilter: optional(isText),
      secondFilterValue: optional(isText),
      untriggerable: optional(isText),
    }),
  ),
  binding: optional(shape({ form: optional(oneOf(...BIND_FORMS)), handshakes: isFlag, older: optional(isFlag) })),
});

const isCause = shape<Cause>({ stage: oneOf(...STAGES), reason: isText });

const gap = { what: isText, reason: isText, option: optional(isText) };

const MARKS: { readonly [Name in MarkName]: Guards<MarkOf<Name>> } = {
  facts: { name: oneOf('facts'), facts: isFacts },
  subscribed: { name: oneOf('subscribed'), key: isText, id: isText, exchange: isCount },
  token: { name: oneOf('token'), exchange: isCount, level: oneOf('instance', 'type'), keys: listOf(isText) },
  endpoint: { name: oneOf('endpoint'), key: isText, connection: isText, url: isText },
  bind: {
    name: oneOf('bind'),
    connection: isText,
    form: oneOf(...BIND_FORMS),
    exchange: optional(isCount),
    keys: listOf(isText),
    credential: isText,
  },
  trigger: {
    name: oneOf('trigger'),
    event: isText,
    exchange: isCount,
    interaction: isInteraction,
    focus: optional(isText),
    expects: listOf(isText),
    forbids: listOf(isText),
    because: isText,
    traces: optional(listOf(isText)),
    byHand: optional(shape({ fromAt: isNumber })),
  },
  waited: { name: oneOf('waited'), what: isText, limitMs: isNumber, sinceAt: isNumber, met: isFlag },
  listened: { name: oneOf('listened'), what: isText, keys: listOf(isText), fromAt: isNumber },
  'asked-again': { name: oneOf('asked-again'), exchange: isCount, reason: isText },
  skip: { name: oneOf('skip'), ...gap },
  blocked: { name: oneOf('blocked'), ...gap, cause: optional(isCause) },
};

const shapes: readonly Guard<Mark>[] = Object.values<Guards<Mark>>(MARKS).map((guards) => shape(guards));

export const isMark: Guard<Mark> = (value): value is Mark => shapes.some((guard) => guard(value));
