import type { Variant } from '../variant.js';

export const empty201: Variant = {
  id: 'empty-201',
  story: 'A create is answered without a body: Location tells the rest.',
  apply: (behaviour) => ({
    ...behaviour,
    answer: (answer, call, world) => {
      const plain = behaviour.answer(answer, call, world);
      return plain.status === 201 ? { ...plain, body: undefined } : plain;
    },
  }),
};

export const charsetInContentType: Variant = {
  id: 'charset-in-content-type',
  story: 'The Content-Type of answers names the charset.',
  apply: (behaviour) => ({
    ...behaviour,
    answer: (answer, call, world) => {
      const plain = behaviour.answer(answer, call, world);
      const type = plain.headers['content-type'];
      if (type === undefined) return plain;
      return { ...plain, headers: { ...plain.headers, 'content-type': `${type};charset=UTF-8` } };
    },
  }),
};

/** Longest time that an answer or notification is held back, in ms. */
const LATENCY_MS = 150;

export const randomLatency: Variant = {
  id: 'random-latency',
  story: `Answers and notifications take up to ${LATENCY_MS} ms.`,
  apply: (behaviour) => ({
    ...behaviour,
    latencyMs: (what, { random }) => random.next(`latency of ${what}`) * LATENCY_MS,
  }),
};

export const coercedPeriod: Variant = {
  id: 'coerced-period',
  story: 'A heartbeat period is granted one second longer than asked for.',
  apply: (behaviour) => ({
    ...behaviour,
    granted: (asked, world) => {
      const granted = behaviour.granted(asked, world);
      const { heartbeatPeriod } = granted;
      return typeof heartbeatPeriod === 'number' ? { ...granted, heartbeatPeriod: heartbeatPeriod + 1 } : granted;
    },
  }),
};
