import { join } from 'node:path';
import { root } from '../../ready.mjs';
import { peer } from '../peers.mjs';
import { testCode } from '../test-code.mjs';

/** What the Bundles of the bench are made of: all types at once compile for half a minute. */
const RESOURCES = ['Bundle', 'SubscriptionStatus', 'Parameters', 'Encounter', 'Patient', 'OperationOutcome'];

const oracle = join(root, 'test', 'validation', 'oracle');

/** ajv on the strong schema that the tests hold the walk against: why ajv is not what is shipped. */
export async function ajvStrong(release) {
  const { Ajv } = await peer('ajv');
  const { strongSchema } = await testCode(join(oracle, 'schema.ts'));
  const { KEYWORDS } = await testCode(join(oracle, 'keywords.ts'));
  const resources = RESOURCES.filter((name) => release !== 'R4' || name !== 'SubscriptionStatus');
  const ajv = new Ajv({ strict: false, discriminator: true, validateFormats: false, keywords: [...KEYWORDS] });
  return ajv.compile(strongSchema(release, resources));
}
