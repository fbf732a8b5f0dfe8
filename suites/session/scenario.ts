import { defineScenario } from '../../src/model/index.js';
import { openSession } from './binding-act.js';
import { disconnect, reconnect } from './disconnect-act.js';
import { causeAndHear } from './hearing.js';
import { hearHeartbeat, subscribeBeating } from './heartbeat-act.js';
import { renewAmongEvents, renewQuietly } from './rotation-act.js';

/** What the ping carries, and the pong must bring back. */
const PING = 'are you there';

export const session = defineScenario({
  id: 'session',
  title: 'One WebSocket session: bind, heartbeat, event, renewed token, disconnect, reconnect',
  phase: 'walk',
  connections: 2,
  async play(subscriber) {
    const a = await subscribeBeating(subscriber, 'a');
    const first = await openSession(subscriber, a);
    const onlooker = await subscriber.connect(first.token.url);
    first.connection.ping(PING);

    const second = await renewQuietly(subscriber, a, first);
    const secondAt = subscriber.now();
    await hearHeartbeat(subscriber, a, second.connection);
    await causeAndHear(subscriber, a, second.connection, { tries: 3 });
    await subscriber.read(a);

    const third = await renewAmongEvents(subscriber, a, second, secondAt);
    const bystander = await disconnect(subscriber, a, third, onlooker);
    await reconnect(subscriber, a);
    await bystander?.close();
  },
});
