import {
  isObject,
  objectAt,
  objectsAt,
  succeeded,
  textAt,
  type Exchange,
  type History,
} from '../../src/model/index.js';
import { KEPT } from './asking.js';

/** Whether an answer tells anything of the Subscription of the run. */
export function shows(history: History, exchange: Exchange): boolean {
  const id = history.subscription(KEPT)?.id;
  const { about = '', body } = exchange;
  if (id === undefined || !succeeded(exchange) || !isObject(body)) return false;
  if (about.startsWith('token')) return givesToken(exchange, id);
  // The address says whose they are.
  if (about === 'status' || about === 'events') return resourcesIn(exchange).length > 0;
  if (about.startsWith('status')) return history.statusesIn(body).some(({ subscriptionId }) => subscriptionId === id);
  return resourcesIn(exchange).some(
    (resource) => textAt(resource, 'resourceType') === 'Subscription' && textAt(resource, 'id') === id,
  );
}

/** A token that covers the Subscription, as far as it says what it covers. */
function givesToken({ body }: Exchange, id: string): boolean {
  const parameters = objectsAt(body, 'parameter');
  const named = parameters.filter((one) => textAt(one, 'name') === 'subscription');
  const isNamed = named.length === 0 || named.some((one) => JSON.stringify(one).includes(id));
  return isNamed && parameters.some((one) => textAt(one, 'name') === 'token');
}

function resourcesIn({ body }: Exchange) {
  return objectsAt(body, 'entry')
    .map((entry) => objectAt(entry, 'resource') ?? {})
    .filter((resource) => textAt(resource, 'resourceType') !== 'OperationOutcome');
}
