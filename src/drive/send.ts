import type { RestAnswer, RestCall } from './rest-client.js';
import type { Stage } from './run.js';

/** One request of a scenario; none is begun once the scenario is over. */
export function send({ run, recorder, signal }: Stage, call: RestCall): Promise<RestAnswer> {
  return run.rest.send(recorder, call, signal);
}
