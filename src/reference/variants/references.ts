import type { Behaviour } from '../behaviour.js';
import type { JsonObject } from '../json.js';
import { objects, text } from '../json.js';
import type { Variant } from '../variant.js';
import type { World } from '../world.js';

export const absoluteReferences: Variant = {
  id: 'absolute-references',
  story: 'References are absolute URLs, also in the token answer.',
  apply: (behaviour) => ({
    ...naming(behaviour, (id, world) => `${world.baseUrl}/Subscription/${id}`),
    reference: (path, { baseUrl }) => `${baseUrl}/${path}`,
  }),
};

export const relativeReferences: Variant = {
  id: 'relative-references',
  story: 'References are relative to the base, also in the token answer.',
  apply: (behaviour) => ({
    ...naming(behaviour, (id) => `Subscription/${id}`),
    reference: (path) => path,
  }),
};

/** Another way to name the Subscriptions of a token than the bare id. */
function naming(behaviour: Behaviour, name: (id: string, world: World) => string): Behaviour {
  return {
    ...behaviour,
    tokenParameters: (token, world) => {
      const parameters = behaviour.tokenParameters(token, world);
      const renamed = (parameter: JsonObject): JsonObject =>
        parameter.name === 'subscription'
          ? { ...parameter, valueString: name(text(parameter.valueString) ?? '', world) }
          : parameter;
      return { ...parameters, parameter: objects(parameters.parameter).map(renamed) };
    },
  };
}
