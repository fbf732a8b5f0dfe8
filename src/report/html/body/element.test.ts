import { expect, test } from 'vitest';
import { elementAt } from './element.js';

const bundle = {
  resourceType: 'Bundle',
  entry: [
    { resource: { resourceType: 'SubscriptionStatus', notificationEvent: [{ eventNumber: '1' }] } },
    { resource: { resourceType: 'Parameters', parameter: [{ name: 'type', valueCode: 'x' }, { name: 'token' }] } },
  ],
};

test.each([
  ['Bundle.entry[1].resource.parameter[1].name', '/entry/1/resource/parameter/1/name', ''],
  ['Bundle.entry[0].resource.notificationEvent[0].focus', '/entry/0/resource/notificationEvent/0', 'focus'],
  ['Bundle.entry[5].resource.type', '', 'entry[5].resource.type'],
  ['Bundle.entry.resource.resourceType', '/entry/0/resource/resourceType', ''],
  ['Bundle.entry[1].resource.parameter[token]', '/entry/1/resource/parameter/1', ''],
  ['Bundle.entry[1].resource.parameter[expiration]', '/entry/1/resource', 'parameter[expiration]'],
  ["Bundle.entry[1].resource.parameter.where(name = 'a.b')", '/entry/1/resource/parameter', "where(name = 'a.b')"],
  ['Bundle', '', ''],
  ['entry[0]', '/entry/0', ''],
  ['Content-Type', '', 'Content-Type'],
  ['', '', ''],
])('%j leads to %j, missing %j', (path, pointer, missing) => {
  expect(elementAt(bundle, path)).toEqual({ pointer, missing });
});
