import { defineScenario } from '../../src/model/index.js';

export const binding = defineScenario({
  id: 'binding',
  title: 'Opening a connection as any client would, and the bind message that works',
  phase: 'binding',
  connections: 1,
  async play(subscriber) {
    const subscription = await subscriber.subscribe('a');
    const token = await subscriber.token(subscription);
    const bare = await subscriber.connect(token.url, { authorization: 'none' });
    const connection = bare ?? (await subscriber.connect(token.url, { authorization: 'rest' }));
    await connection?.close();
    await subscriber.findBindForm(subscription);
  },
});
