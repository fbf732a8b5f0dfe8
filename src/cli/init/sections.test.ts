import { expect, test } from 'vitest';
import { objectAt } from '../../model/index.js';
import { schemaNamed } from '../schema-guard.js';
import { LEFT_OUT, SECTIONS } from './sections.js';

test('every key of the configuration is in one section, or left out on purpose', async () => {
  const keys = Object.keys(objectAt(await schemaNamed('config'), 'properties') ?? {});
  expect([...SECTIONS.flatMap(([, names]) => names), ...LEFT_OUT].sort()).toEqual(keys.sort());
});
