import { parseObject } from '../../json.js';
import type { Incoming } from '../dialect.js';
import { readSubscription } from './subscription.js';

const WRITES = ['subscription-create', 'subscription-update'];

/** A Subscription that is sent is read into the elements of R5; any other request is what it is. */
export function incoming(request: Incoming): Incoming {
  const { call } = request;
  const sent = WRITES.includes(call.route) ? parseObject(call.body) : undefined;
  if (sent?.resourceType !== 'Subscription') return request;
  return { ...request, call: { ...call, body: JSON.stringify(readSubscription(sent)) } };
}
