import type { Answering } from '../behaviour.js';

export const answering: Answering = {
  latencyMs: () => 0,
  notifiesFirst: false,
  instead: () => undefined,
  answer: (answer) => answer,
  date: (now) => new Date(now).toUTCString(),
  capabilities: (statement) => statement,
  topics: (definitions) => definitions,
  pageSize: (asked) => (asked === undefined || asked < 1 ? 1 : Math.min(asked, 50)),
};
