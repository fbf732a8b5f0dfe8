import { defineScenario } from '../../src/model/index.js';

export const discovery = defineScenario({
  id: 'discovery',
  title: 'What the server says of itself, and the topics it offers',
  phase: 'discovery',
  connections: 0,
  play: (subscriber) => subscriber.discover(),
});
