import {
  defineCheck,
  inconclusive,
  judgeEach,
  objectsAt,
  succeeded,
  textAt,
  type History,
  type JsonObject,
} from '../../src/model/index.js';

const SPECIFICATION = 'http://hl7.org/fhir/';
const DEFINITIONS = `${SPECIFICATION}OperationDefinition/`;

/** Purposes of exchanges, and the operation that they call. */
const OPERATIONS = { token: 'Subscription-get-ws-binding-token', status: 'Subscription-status' } as const;

export const metadataOperations = defineCheck({
  id: 'metadata.operations',
  title: 'Operations that work on Subscription are listed in the CapabilityStatement with their definition',
  requirements: ['R5-META-18'],
  releases: ['R5'],
  cause:
    'The operation was added without its entry in the CapabilityStatement, or the entry names that of another operation.',
  remedy:
    'List each operation in rest.resource[Subscription].operation with the canonical of the R5 OperationDefinition, or of one of your own where you offer a part of it.',
  judge(history) {
    const capabilities = history.facts?.capabilities;
    if (capabilities === undefined) return inconclusive('the CapabilityStatement is not known');
    const listed = operationsOf(capabilities);
    return judgeEach(history, workingOperations(history), {
      situation: 'working operation',
      broken: 'Working operations are not listed in the CapabilityStatement',
      problem: ({ name, entry }) =>
        listed.some((operation) => isDefinedBy(operation, name))
          ? undefined
          : {
              entry,
              path: 'CapabilityStatement.rest.resource[Subscription].operation',
              expected: `an operation with definition ${DEFINITIONS}${name}`,
              actual: listed.map((o) => textAt(o, 'definition') ?? 'no definition').join(', ') || 'no operation',
            },
    });
  },
});

/** Those of the resource, and those of the whole server, where some list theirs. */
function operationsOf(capabilities: JsonObject): JsonObject[] {
  return objectsAt(capabilities, 'rest').flatMap((rest) => [
    ...objectsAt(rest, 'resource')
      .filter((resource) => textAt(resource, 'type') === 'Subscription')
      .flatMap((resource) => objectsAt(resource, 'operation')),
    ...objectsAt(rest, 'operation'),
  ]);
}

/** By its R5 definition; or by the server's own, which who supports a part of the operation is told to have. */
function isDefinedBy(operation: JsonObject, name: string): boolean {
  const definition = textAt(operation, 'definition')?.split('|')[0];
  if (definition === `${DEFINITIONS}${name}`) return true;
  const isOwn = definition !== undefined && !definition.startsWith(SPECIFICATION);
  return isOwn && `Subscription-${textAt(operation, 'name')?.replace(/^\$/, '') ?? ''}` === name;
}

function workingOperations(history: History): { name: string; entry: number }[] {
  return Object.entries(OPERATIONS).flatMap(([purpose, name]) => {
    const worked = history.exchangesFor(purpose).find((exchange) => succeeded(exchange) && exchange.body !== undefined);
    return worked?.response === undefined ? [] : [{ name, entry: worked.response.seq }];
  });
}
