// The embedded server on a bad line, as a process of its own: answers and notifications late by chance, one connection in a hundred
// cut off at some moment of its life. It tells over IPC what it cut, and what it stores.
import { startReference } from '../../dist/src/reference/index.js';

const CUT_SHARE = 0.01;
const LONGEST_LIFE_MS = 3_000;

const [fhir, seed] = process.argv.slice(2);
const random = seeded(Number(seed));
let cut = 0;

const server = await startReference({
  fhir,
  variants: ['random-latency'],
  connected: (socket) => {
    if (random() >= CUT_SHARE) return;
    const timer = setTimeout(() => {
      cut += 1;
      socket.destroy();
    }, random() * LONGEST_LIFE_MS);
    socket.on('close', () => clearTimeout(timer));
  },
});

process.on('message', () => process.send({ cut, stored: server.resources() }));
process.on('disconnect', () => process.exit());
process.send({ baseUrl: server.baseUrl });

/** Mulberry32: the same connections are chosen for the same seed, as far as they open in the same order. */
function seeded(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
