import { notSupported } from '../answer.js';
import { isHook } from '../hook/is-hook.js';
import { objects, type JsonObject } from '../json.js';
import { invalid } from '../negotiation/invalid.js';
import type { Variant } from '../variant.js';

const TOKEN_OPERATION = 'get-ws-binding-token';
const WEBSOCKET_EXTENSION = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';

export const restHookOnly: Variant = {
  id: 'rest-hook-only',
  story: 'There is no WebSocket, and nothing that goes with it.',
  apply: (behaviour) => ({
    ...behaviour,
    instead: (call, world) =>
      call.route === 'token' ? notSupported(404, `${call.path} is not offered.`) : behaviour.instead(call, world),
    capabilities: (statement, world) => {
      const plain = behaviour.capabilities(statement, world);
      return { ...plain, rest: objects(plain.rest).map(withoutSocket) };
    },
    problems: (asked, world, stored) => [
      ...behaviour.problems(asked, world, stored),
      ...(isHook(asked) ? [] : [invalid('no-socket', 'channelType', 'Use rest-hook.', 'not-supported')]),
    ],
    refuseUpgrade: () => ({ status: 404, text: 'There is no WebSocket.' }),
  }),
};

function withoutSocket({ extension, ...rest }: JsonObject): JsonObject {
  const others = objects(extension).filter(({ url }) => url !== WEBSOCKET_EXTENSION);
  return {
    ...(others.length === 0 ? {} : { extension: others }),
    ...rest,
    resource: objects(rest.resource).map((one) => (one.type === 'Subscription' ? withoutToken(one) : one)),
  };
}

function withoutToken(resource: JsonObject): JsonObject {
  return { ...resource, operation: objects(resource.operation).filter(({ name }) => name !== TOKEN_OPERATION) };
}
