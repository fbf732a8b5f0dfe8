import {
  defineCheck,
  pass,
  unseen,
  violated,
  type ConnectionStory,
  type EntryOf,
  type History,
} from '../../src/model/index.js';
import { heard } from './bindings.js';
import { malformed } from './strangers.js';

export const bindMalformedHarmless = defineCheck({
  id: 'bind.malformed-harmless',
  title: 'A malformed bind message on one connection does not disturb another',
  requirements: ['ALL-BIND-09'],
  cause: 'The old bind message, which names a Subscription, still reaches code that ends its other connections.',
  remedy: 'Answer or close the connection that the message came on, and leave all others alone.',
  judge(history) {
    const id = history.subscription('bound')?.id ?? '';
    const sent = history.connections.flatMap((story) => story.sent.filter(({ text }) => text === malformed(id)));
    const [message] = sent;
    if (message === undefined) return unseen(history, 'no malformed bind message was sent');
    const witness = boundBefore(history, message);
    if (witness === undefined) return unseen(history, 'no other connection was bound');
    const [close] = witness.closes;
    // A connection that breaks off may do so for any reason.
    if (close?.by === 'server' && close.seq > message.seq && isSoonAfter(history, message, close)) {
      return violated('a malformed bind message on another connection ends a bound one', [
        { entry: close.seq, expected: 'a connection that stays open', actual: 'the server closes it' },
      ]);
    }
    const told = heard(history, witness.id, 'bound').some(
      ({ seq, status }) => seq > message.seq && status.type === 'event-notification',
    );
    return told
      ? pass('a bound connection was told of an event after a malformed bind message on another one')
      : unseen(history, 'no event reached the bound connection after the malformed bind message');
  },
});

/** The connection of the honest session, which was bound before. */
function boundBefore(history: History, message: EntryOf<'ws-sent'>): ConnectionStory | undefined {
  return history.connections.find(
    ({ id, binds }) =>
      binds.some(({ seq, credential }) => seq < message.seq && credential === 'good') &&
      heard(history, id, 'bound').some(({ seq }) => seq < message.seq),
  );
}

/** Later, a connection may end for many reasons. */
function isSoonAfter({ limits }: History, message: EntryOf<'ws-sent'>, { at }: EntryOf<'ws-close'>): boolean {
  return at - message.at <= limits.deliveryMs;
}
