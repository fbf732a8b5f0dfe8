import {
  Blocked,
  BIND_FORMS,
  type BindForm,
  type BindingFacts,
  type Connection,
  type SubscribedTo,
  type Subscriber,
} from '../model/index.js';

/** Tries the bind forms, each on a fresh connection with a fresh token, until one is answered (ambiguities A01, A03). */
export async function findBindForm(subscriber: Subscriber, subscription: SubscribedTo): Promise<BindingFacts> {
  for (const form of BIND_FORMS) {
    const token = await subscriber.token(subscription);
    const connection = await subscriber.connect(token.url);
    if (connection === undefined) throw new Blocked(`the connection to ${token.url} was refused`);
    const facts = await tried(subscriber, { subscription, connection, form, token });
    await connection.close();
    if (facts !== undefined) return facts;
  }
  return { handshakes: false };
}

interface Attempt {
  readonly subscription: SubscribedTo;
  readonly connection: Connection;
  readonly form: BindForm;
  readonly token: Parameters<Connection['bind']>[0];
}

/** A handshake shows a binding; where none comes, an event does. */
async function tried(
  subscriber: Subscriber,
  { subscription, connection, form, token }: Attempt,
): Promise<BindingFacts | undefined> {
  const { handshakeMs, deliveryMs } = subscriber.limits;
  connection.bind(token, 'good', form);
  const isHandshake = ({ status }: { status: { type?: string | undefined } }) => status.type === 'handshake';
  if (await connection.waitFor(`a handshake for the ${form} form`, isHandshake, { limitMs: handshakeMs })) {
    return { form, handshakes: true };
  }
  if (!connection.open) return undefined;
  try {
    const { interactions = [] } = subscriber.facts.topic ?? {};
    const interaction = interactions.includes('create') ? 'create' : interactions[0];
    await subscriber.trigger({ interaction, expects: [subscription] });
  } catch (error) {
    if (error instanceof Blocked) return undefined;
    throw error;
  }
  const event = await connection.waitFor('an event in place of a handshake', () => true, { limitMs: deliveryMs });
  return event === undefined ? undefined : { form, handshakes: false };
}
