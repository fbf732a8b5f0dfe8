import { defineCheck, evidenceOf, pass, succeeded, textAt, unseen, violated } from '../../src/model/index.js';
import type { Exchange, Finding, History } from '../../src/model/index.js';
import { interruption } from './interruption.js';

export const subscriptionActivates = defineCheck({
  id: 'subscription.activates',
  title: 'A WebSocket Subscription becomes active without any verification of an endpoint',
  requirements: ['ALL-SUB-21'],
  cause: 'The server waits for the verification of an endpoint that this channel does not have.',
  remedy: 'Make a WebSocket Subscription active when it is accepted, at the latest when it is bound.',
  judge(history) {
    const states = history.subscriptions.flatMap(({ key }) => statesOf(history, key));
    const findings = states.flatMap(badState);
    if (findings.length > 0) return violated('The Subscription does not become, or does not stay, active', findings);
    const active = states.find(({ status }) => status === 'active');
    if (active !== undefined) return pass('the Subscription was read as active');
    return unseen(history, 'the Subscription was not read as active, and not read at all after an event');
  },
});

interface State {
  readonly exchange: Exchange;
  readonly status: string | undefined;
  readonly isAfterEvent: boolean;
}

/** What reads showed until the client disconnected; what follows is about the disconnect. */
function statesOf(history: History, key: string): State[] {
  const closeSeq = interruption(history)?.close.seq ?? Infinity;
  const eventSeq = history.events(key).at(0)?.notification.seq ?? Infinity;
  return history
    .exchangesFor('read', key)
    .filter((exchange) => succeeded(exchange) && exchange.request.seq < closeSeq)
    .map((exchange) => ({
      exchange,
      status: textAt(exchange.body, 'status'),
      isAfterEvent: exchange.request.seq > eventSeq,
    }));
}

function badState({ exchange, status, isAfterEvent }: State): Finding[] {
  const isBad = status === 'error' || status === 'off' || (status === 'requested' && isAfterEvent);
  return isBad
    ? [{ entry: evidenceOf(exchange), path: 'Subscription.status', expected: 'active', actual: status }]
    : [];
}
