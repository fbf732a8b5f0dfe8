import { defineScenario } from '../../src/model/index.js';

export const binding = defineScenario({
  id: 'binding',
  title: 'Opening a connection as any client would, and the bind message that works',
  phase: 'binding',
  // One for each form of the bind message, and one for the protocol before the guide.
  connections: 4,
  async play(subscriber) {
    const subscription = await subscriber.subscribe('a');
    const token = await subscriber.token(subscription);
    const bare = await subscriber.connect(token.url, { authorization: 'none' });
    const connection = bare ?? (await subscriber.connect(token.url, { authorization: 'rest' }));
    await connection?.close();
    await subscriber.findBindForm(subscription);
  },
});
