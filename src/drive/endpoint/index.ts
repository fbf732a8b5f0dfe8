import { Blocked, type HookAnswer } from '../../model/index.js';
import type { Stage } from '../run.js';
import { unreachableReason } from './address.js';
import { HookEndpoint } from './hook-endpoint.js';

export { unreachableReason } from './address.js';
export { EndpointServer } from './endpoint-server.js';

/** Opens an endpoint for the Subscription of a key. */
export async function openEndpoint(
  stage: Stage,
  key: string,
  answer?: HookAnswer,
  query?: string,
): Promise<HookEndpoint> {
  const { run, endpoints, recorder } = stage;
  const obstacle = unreachableReason(run.options);
  if (obstacle !== undefined) throw new Blocked(obstacle);
  const url = await run.endpoints.open(
    (request, response, astray) => void endpoint.receive(request, response, astray),
    query,
  );
  // Several parts of a story open theirs at the same time: the number is taken once nothing is waited for any more.
  const id = `hook-${String(endpoints.size + 1)}`;
  const endpoint = new HookEndpoint(stage, id, key, url, answer);
  endpoints.add(endpoint);
  recorder.record({ kind: 'mark', mark: { name: 'endpoint', key, connection: id, url } });
  return endpoint;
}
