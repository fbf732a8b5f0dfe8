// `node scripts/bench/race.mjs R5`: times every engine of a release on the same Bundles in one process, interleaved, and
// prints JSON: engine -> { accepts, refuses, firstMs, ratios: { bundle -> time / time of JSON.parse } }. An engine that
// refuses what is valid, or accepts a mistake in a resource of an entry, is timed all the same, and is no peer.
import { bundlesOf } from './bundles.mjs';
import { ENGINES } from './engines/index.mjs';

const ROUNDS = 15;
/** Long enough for the clock, short enough that a busy moment touches all engines of a round. */
const SLICE_MS = 6;

const release = process.argv[2];
const bundles = Object.entries(bundlesOf(release)).map(([name, text]) => ({ name, text, parsed: JSON.parse(text) }));
const engines = [];
for (const { name, load, releases } of ENGINES) {
  if (!releases.includes(release)) continue;
  const begun = performance.now();
  const validate = await load(release);
  const accepts = validate(bundles[0].parsed);
  const firstMs = performance.now() - begun;
  engines.push({
    name,
    validate,
    firstMs,
    accepts: accepts && bundles.every(({ parsed }) => validate(parsed)),
    refuses: !validate(withMistake(bundles[1])),
  });
}

const results = Object.fromEntries(engines.map(({ name, validate, ...rest }) => [name, { ...rest, ratios: {} }]));
for (const { name: bundle, text, parsed } of bundles) {
  const floor = { run: () => JSON.parse(text), ratios: [] };
  const racers = engines.map(({ name, validate }) => ({ name, run: () => validate(parsed), ratios: [] }));
  // What a frame of a transcript costs: reading it as well.
  const both = engines.find(({ name }) => name === 'frame');
  racers.push({ name: 'parse + frame', run: () => both.validate(JSON.parse(text)), ratios: [] });
  for (const racer of [floor, ...racers]) racer.times = timesWithin(racer.run);
  for (let round = 0; round < ROUNDS; round += 1) {
    const parse = timeOf(floor);
    for (const racer of racers) racer.ratios.push(timeOf(racer) / parse);
  }
  for (const { name, ratios } of racers) (results[name] ??= { ratios: {} }).ratios[bundle] = median(ratios);
}
process.stdout.write(JSON.stringify(results));

/** A misspelt element in the resource of the second entry. */
function withMistake({ text }) {
  const bundle = JSON.parse(text);
  bundle.entry[1].resource.stauts = 'unknown';
  return bundle;
}

/** How often something runs within a slice, after as long to warm up. */
function timesWithin(run) {
  for (let count = 0, begun = performance.now(); ; count += 1) {
    run();
    const elapsed = performance.now() - begun;
    if (elapsed >= 10 * SLICE_MS) return Math.max(1, Math.round((count * SLICE_MS) / elapsed));
  }
}

function timeOf({ run, times }) {
  const begun = performance.now();
  for (let time = 0; time < times; time += 1) run();
  return (performance.now() - begun) / times;
}

function median(values) {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)];
}
