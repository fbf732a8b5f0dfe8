import { notSupported, type Call } from '../answer.js';
import type { Behaviour } from '../behaviour.js';
import { inEach } from '../dialects/release.js';
import { objects, type JsonObject } from '../json.js';
import type { Variant } from '../variant.js';

const TOKEN_OPERATION = 'get-ws-binding-token';

/** Not the definition of the specification, which has the operation at type level as well. */
const OWN_DEFINITION = 'http://fhir-handshake.example/OperationDefinition/get-ws-binding-token-on-instance';

/** R5 ties an operation that affects state to POST, and shows this one with GET. */
export const tokensByGet: Variant = {
  id: 'tokens-by-get',
  story: 'The token operation is offered by GET only.',
  warns: { R5: ['token.post'] },
  apply: without(({ method }) => method === 'POST', 405),
};

/** The guide for R4 and R4B has the operation affect no state, which asks for GET. */
export const tokensByPost: Variant = {
  id: 'tokens-by-post',
  story: 'The token operation is offered by POST only.',
  releases: ['R5'],
  apply: without(({ method }) => method === 'GET', 405),
};

export const tokensOnInstances: Variant = {
  id: 'tokens-on-instances',
  story: 'The token operation is offered on a Subscription only, by a definition of its own that says so.',
  warns: inEach(() => ['token.type-level']),
  apply: (behaviour) => ({
    ...without(({ id }) => id === undefined, 404)(behaviour),
    capabilities: (statement, world) => {
      const plain = behaviour.capabilities(statement, world);
      return { ...plain, rest: objects(plain.rest).map(withOwnDefinition) };
    },
  }),
};

/** The token operation does not take some calls. */
function without(isMissing: (call: Call) => boolean, status: 404 | 405) {
  return (behaviour: Behaviour): Behaviour => ({
    ...behaviour,
    instead: (call, world) =>
      call.route === 'token' && isMissing(call)
        ? notSupported(status, `${call.method} ${call.path} is not offered.`)
        : behaviour.instead(call, world),
  });
}

function withOwnDefinition(rest: JsonObject): JsonObject {
  const renamed = (operation: JsonObject): JsonObject =>
    operation.name === TOKEN_OPERATION ? { ...operation, definition: OWN_DEFINITION } : operation;
  return {
    ...rest,
    resource: objects(rest.resource).map((one) =>
      one.type === 'Subscription' ? { ...one, operation: objects(one.operation).map(renamed) } : one,
    ),
  };
}
