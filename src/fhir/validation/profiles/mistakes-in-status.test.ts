import { describe, expect, test } from 'vitest';
import type { Json, Path } from '../../../model/index.js';
import { edited, type Edit } from './testing/edit.js';
import { everyIssue } from './testing/every-issue.js';
import { notification, statusParameters } from './testing/skeletons.js';

const sound = notification(statusParameters());
const PARAMETER: Path = ['entry', 0, 'resource', 'parameter'];
const PART: Path = [...PARAMETER, 5, 'part'];
const QUERY: Path = [...PART, 4, 'part'];

const parameter = (...steps: Path): Path => [...PARAMETER, ...steps];
const part = (...steps: Path): Path => [...PART, ...steps];
const named = (name: string, value: Json): Json => ({ name, valueString: value });

/** The mistake, its edits, and the issue: path below `parameter`, rule behind the profile, and what the message names. */
type Mistake = readonly [string, readonly Edit[], string, string, RegExp?];

const MISSING: readonly Mistake[] = [
  ['no subscription', [{ at: parameter(0) }], '', 'parameter:subscription 1..1'],
  ['no status', [{ at: parameter(2) }], '', 'parameter:status 1..1'],
  ['no type', [{ at: parameter(3) }], '', 'parameter:type 1..1'],
  ['no event-number', [{ at: part(0) }], '[5].part', 'part:event-number 1..1'],
  ['no query in a related-query', [{ at: [...QUERY, 1] }], '[5].part[4].part', 'part:query 1..1'],
];

const REPEATED: readonly Mistake[] = [
  [
    'two topics',
    [{ at: parameter(7), to: { name: 'topic', valueCanonical: 'http://t' } }],
    '[7]',
    'parameter:topic 0..1',
  ],
  ['two statuses', [{ at: parameter(7), to: { name: 'status', valueCode: 'off' } }], '[7]', 'parameter:status 1..1'],
  ['two event numbers', [{ at: part(7), to: named('event-number', '8') }], '[5].part[7]', 'part:event-number 1..1'],
  [
    'two foci',
    [{ at: part(7), to: { name: 'focus', valueReference: { reference: 'A/1' } } }],
    '[5].part[7]',
    'part:focus 0..1',
  ],
];

const OF_ANOTHER_TYPE: readonly Mistake[] = [
  [
    'subscription as text',
    [{ at: parameter(0), to: named('subscription', 'A') }],
    '[0].valueString',
    'parameter:subscription.value[x] only Reference',
    /valueReference in place of valueString/,
  ],
  [
    'topic as uri',
    [{ at: parameter(1), to: { name: 'topic', valueUri: 'http://t' } }],
    '[1].valueUri',
    'parameter:topic.value[x] only canonical',
  ],
  [
    'status as text',
    [{ at: parameter(2), to: named('status', 'active') }],
    '[2].valueString',
    'parameter:status.value[x] only code',
  ],
  [
    'type as Coding',
    [{ at: parameter(3), to: { name: 'type', valueCoding: { code: 'heartbeat' } } }],
    '[3].valueCoding',
    'parameter:type.value[x] only code',
  ],
  [
    'the count as unsignedInt',
    [{ at: parameter(4), to: { name: 'events-since-subscription-start', valueUnsignedInt: 7 } }],
    '[4].valueUnsignedInt',
    'parameter:events-since-subscription-start.value[x] only string',
  ],
  [
    'the event number as integer',
    [{ at: part(0), to: { name: 'event-number', valueInteger: 7 } }],
    '[5].part[0].valueInteger',
    'part:event-number.value[x] only string',
  ],
  [
    'timestamp as dateTime',
    [{ at: part(1), to: { name: 'timestamp', valueDateTime: '2030-01-01T00:00:00Z' } }],
    '[5].part[1].valueDateTime',
    'part:timestamp.value[x] only instant',
  ],
  [
    'focus as text',
    [{ at: part(2), to: named('focus', 'Encounter/e1') }],
    '[5].part[2].valueString',
    'part:focus.value[x] only Reference',
  ],
  [
    'a query as uri',
    [{ at: [...QUERY, 1], to: { name: 'query', valueUri: 'http://q' } }],
    '[5].part[4].part[1].valueUri',
    'part:query.value[x] only string',
  ],
  [
    'a related-query without parts',
    [{ at: part(4), to: named('related-query', 'http://q') }],
    '[5].part[4].valueString',
    'part:related-query.part',
    /query-type, query/,
  ],
  [
    'an event without parts',
    [{ at: parameter(5), to: named('notification-event', '7') }],
    '[5].valueString',
    'parameter:notification-event.part',
  ],
  [
    'status as parts',
    [{ at: parameter(2), to: { name: 'status', part: [named('code', 'active')] } }],
    '[2].part',
    'parameter:status.value[x] only code',
  ],
  [
    'error as text',
    [{ at: parameter(6), to: named('error', 'x') }],
    '[6].valueString',
    'parameter:error.value[x] only CodeableConcept',
  ],
  [
    'an authorization type as code',
    [{ at: part(5), to: { name: 'authorization-type', valueCode: 'a' } }],
    '[5].part[5].valueCode',
    'part:authorization-type.value[x] only Coding',
  ],
];

const OF_ANOTHER_CONTENT: readonly Mistake[] = [
  [
    'a status that is none',
    [{ at: parameter(2, 'valueCode'), to: 'activ' }],
    '[2].valueCode',
    'parameter:status.value[x] from subscription-status',
    /did you mean `active`/,
  ],
  [
    'a status of R5',
    [{ at: parameter(2, 'valueCode'), to: 'entered-in-error' }],
    '[2].valueCode',
    'parameter:status.value[x] from subscription-status',
  ],
  [
    'a type that is none',
    [{ at: parameter(3, 'valueCode'), to: 'heart-beat' }],
    '[3].valueCode',
    'parameter:type.value[x] from subscription-notification-type',
    /did you mean `heartbeat`/,
  ],
  [
    'a count in words',
    [{ at: parameter(4, 'valueString'), to: 'seven' }],
    '[4].valueString',
    'parameter:events-since-subscription-start.value[x]',
    /whole number/,
  ],
  [
    'an event number in words',
    [{ at: part(0, 'valueString'), to: 'seven' }],
    '[5].part[0].valueString',
    'part:event-number.value[x]',
  ],
  [
    'a reference to a Patient',
    [{ at: parameter(0, 'valueReference'), to: { reference: 'Patient/p1' } }],
    '[0].valueReference.reference',
    'parameter:subscription.value[x] only Reference(Subscription)',
  ],
];

const MISSPELT: readonly Mistake[] = [
  [
    'subscription',
    [{ at: parameter(0, 'name'), to: 'subscripton' }],
    '[0].name',
    'parameter:subscription 1..1',
    /`subscripton` is no parameter of .*; did you mean `subscription`\?/,
  ],
  [
    'event-number',
    [{ at: part(0, 'name'), to: 'eventNumber' }],
    '[5].part[0].name',
    'part:event-number 1..1',
    /did you mean `event-number`/,
  ],
  ['type', [{ at: parameter(3, 'name'), to: 'Type' }], '[3].name', 'parameter:type 1..1'],
];

/** The slicing is open, so that an unknown name is a doubt at most. */
const DOUBTED: readonly Mistake[] = [
  [
    'the count',
    [{ at: parameter(4, 'name'), to: 'events-since-subscription-begin' }],
    '[4].name',
    'parameter:events-since-subscription-start',
    /did you mean `events-since-subscription-start`/,
  ],
  [
    'the count of R5',
    [{ at: parameter(4, 'name'), to: 'eventsSinceSubscriptionStart' }],
    '[4].name',
    'parameter:events-since-subscription-start',
  ],
  [
    'the event of R5',
    [{ at: parameter(5, 'name'), to: 'notificationEvent' }],
    '[5].name',
    'parameter:notification-event',
  ],
  [
    'additional-context',
    [{ at: part(3, 'name'), to: 'additionalContext' }],
    '[5].part[3].name',
    'part:additional-context',
  ],
  ['no event at all', [{ at: parameter(5) }], '', 'parameter:notification-event of an event-notification'],
  [
    'an identifier alone',
    [{ at: parameter(0, 'valueReference'), to: { identifier: { value: 'A' } } }],
    '[0].valueReference',
    'parameter:subscription.value[x] only Reference(Subscription)',
  ],
];

async function judged(edits: readonly Edit[]) {
  return (await everyIssue(edited(sound, edits), 'R4')).map(({ severity, path, rule, message }) => ({
    severity,
    path: path.replace('Bundle.entry[0].resource.parameter', ''),
    rule: rule.replace('backport-subscription-status-r4: ', ''),
    message,
  }));
}

async function expectOne(wanted: 'error' | 'warning', [, edits, path, rule, message = /./]: Mistake): Promise<void> {
  const issues = await judged(edits);
  expect(issues.map((issue) => [issue.severity, issue.path, issue.rule])).toEqual([[wanted, path, rule]]);
  expect(issues[0]?.message).toMatch(message);
}

const ERRORS: readonly (readonly [string, readonly Mistake[]])[] = [
  ['what is missing', MISSING],
  ['what is there twice', REPEATED],
  ['values of another type', OF_ANOTHER_TYPE],
  ['values that are not allowed', OF_ANOTHER_CONTENT],
  ['misspelt names of what is required', MISSPELT],
];

for (const [what, mistakes] of ERRORS) {
  describe(what, () => {
    for (const mistake of mistakes) test(`${mistake[0]}: one error`, () => expectOne('error', mistake));
  });
}

describe('what is a doubt', () => {
  for (const mistake of DOUBTED) test(`${mistake[0]}: one warning`, () => expectOne('warning', mistake));
});

describe('what the core specification refuses', () => {
  test('is not said again: a parameter without a name may be the one that is missing', async () => {
    const rules = (await judged([{ at: parameter(2, 'name') }])).map(({ rule }) => rule);
    expect(rules).toEqual(['Parameters.parameter.name 1..1 string']);
  });

  test('is not said again: a parameter without a value', async () => {
    const rules = (await judged([{ at: parameter(2, 'valueCode') }])).map(({ rule }) => rule);
    expect(rules).toEqual(['inv-1']);
  });

  test('is not said again: a value of a type that there is not', async () => {
    const rules = (await judged([{ at: parameter(2), to: { name: 'status', valueCodes: 'active' } }])).map(
      ({ rule }) => rule,
    );
    expect(rules.filter((rule) => rule.startsWith('parameter'))).toEqual([]);
  });
});
