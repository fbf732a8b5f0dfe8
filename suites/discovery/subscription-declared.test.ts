import { describe, expect, test } from 'vitest';
import type { Check, JsonObject } from '../../src/model/index.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { having, together, without } from '../../src/model/testing/story.js';
import {
  metadataInstantiates,
  metadataRead,
  metadataStatusOperation,
  metadataStatusParameter,
  metadataSubscriptionType,
  metadataSupportedProfile,
  metadataUrlParameter,
  metadataWrites,
} from './subscription-declared.js';
import { GUIDE, judged, stated, STATEMENT, STRANGER, unstated } from './testing/statements.js';

const OWN = 'rest[0].resource[0]';
const ALL: readonly Check[] = [
  metadataSubscriptionType,
  metadataSupportedProfile,
  metadataInstantiates,
  metadataRead,
  metadataWrites,
  metadataStatusOperation,
  metadataUrlParameter,
  metadataStatusParameter,
];

/** Interactions of Subscription. */
const interactions = (...codes: string[]): Spoil =>
  having(
    `${OWN}.interaction`,
    codes.map((code) => ({ code })),
  );

describe.each(ALL.map((check) => [check.id, check] as const))('%s', (_id, check) => {
  test('passes a full statement', () => {
    expect(stated(check)).toBe('pass');
  });

  test('leaves a server alone that does not claim the guide', () => {
    expect(judged(check, STRANGER).outcome).toBe('skip');
  });

  test('says nothing without a statement', () => {
    expect(unstated(check)).toBe('inconclusive');
  });
});

describe('a Subscription that is not listed', () => {
  const hidden = without(OWN);

  test('is told once', () => {
    const told = ALL.map((check) => [check.id, stated(check, hidden)] as const);
    expect(told.filter(([, outcome]) => outcome === 'violated')).toEqual([['metadata.subscription-type', 'violated']]);
    expect(stated(metadataInstantiates, hidden)).toBe('pass');
    expect(stated(metadataRead, hidden)).toBe('inconclusive');
  });
});

describe('what is declared', () => {
  const noProfile = having(`${OWN}.supportedProfile`, ['http://example.org/StructureDefinition/own']);
  const server = (name: string) => having('instantiates', [`${GUIDE}/CapabilityStatement/${name}`]);
  const otherName = having(`${OWN}.operation[0].name`, 'subscription-status');
  const noDefinition = (name: string) => having(`${OWN}.operation[0]`, { name });
  const onRest = together(
    without(`${OWN}.operation[0]`),
    having('rest[0].operation', [{ name: 'status', definition: 'http://example.org/OperationDefinition/status' }]),
  );
  const searchOnRest = together(
    interactions('read', 'create', 'update', 'delete', 'search-type'),
    having(`${OWN}.searchParam`, []),
    having('rest[0].searchParam', [{ name: 'url' }]),
  );

  test.each<[string, string, Check, Spoil]>([
    ['violated', 'no profile', metadataSupportedProfile, without(`${OWN}.supportedProfile`)],
    ['violated', 'another profile', metadataSupportedProfile, noProfile],
    [
      'pass',
      'the profile with a version',
      metadataSupportedProfile,
      having(`${OWN}.supportedProfile[0]`, `${GUIDE}/StructureDefinition/backport-subscription|1.1.0`),
    ],
    ['violated', 'no instantiates', metadataInstantiates, without('instantiates')],
    ['violated', 'instantiates of R4B', metadataInstantiates, server('backport-subscription-server')],
    ['pass', 'instantiates with a version', metadataInstantiates, server('backport-subscription-server-r4|1.1.0')],
    ['violated', 'no read', metadataRead, interactions('create', 'update', 'delete')],
    ['violated', 'no delete', metadataWrites, interactions('read', 'create', 'update')],
    ['violated', 'no create', metadataWrites, interactions('update', 'delete')],
    ['violated', 'no update', metadataWrites, interactions('create', 'delete')],
    ['pass', 'patch for update', metadataWrites, interactions('create', 'patch', 'delete')],
    [
      'pass',
      'create by update',
      metadataWrites,
      together(interactions('update', 'delete'), having(`${OWN}.updateCreate`, true)),
    ],
    ['violated', 'no status operation', metadataStatusOperation, without(`${OWN}.operation[0]`)],
    ['pass', 'with a dollar sign', metadataStatusOperation, noDefinition('$status')],
    ['pass', 'by its definition', metadataStatusOperation, otherName],
    ['pass', 'for the whole server', metadataStatusOperation, onRest],
    ['advise', 'no url', metadataUrlParameter, without(`${OWN}.searchParam[0]`)],
    ['pass', 'url for all resources', metadataUrlParameter, searchOnRest],
    ['skip', 'no search at all', metadataUrlParameter, without(`${OWN}.searchParam`)],
    ['skip', 'no search at all', metadataStatusParameter, without(`${OWN}.searchParam`)],
    ['violated', 'no status', metadataStatusParameter, without(`${OWN}.searchParam[1]`)],
  ])('%s: %s', (outcome, _story, check, spoil) => {
    expect(stated(check, spoil)).toBe(outcome);
  });

  test.each([
    ['pass', 'backport-subscription-server'],
    ['pass', 'CapabilitySubscriptionServer'],
    ['violated', 'backport-subscription-server-r4'],
  ])('%s in R4B: instantiates %s', (outcome, name) => {
    expect(stated(metadataInstantiates, server(name), 'R4B')).toBe(outcome);
  });

  test('a violation names the place', () => {
    const statement: JsonObject = interactions('create', 'update', 'delete')(STATEMENT);
    expect(judged(metadataRead, statement)).toMatchObject({
      findings: [
        {
          entry: 2,
          path: 'CapabilityStatement.rest.resource[Subscription].interaction',
          expected: 'read',
          actual: 'not declared',
        },
      ],
    });
  });
});
