// Ours, other validators and JSON.parse on the same Bundles. ×P: time of validating the parsed Bundle by the time of
// JSON.parse of its text, median of the rounds of a process, then of the processes.
import { join } from 'node:path';
import { root } from '../ready.mjs';
import { ENGINES } from './engines/index.mjs';
import { median, output } from './processes.mjs';
import { ratio } from './table.mjs';

const PROCESSES = 3;

/** Most that the structure of the full Bundle may take, ×P. */
const MOST = { R4: 1.0, R4B: 0.6, R5: 0.6 };
const MOST_OF_FRAME = 2;
const FASTER_THAN_PEERS = 10;
const FASTER_THAN_MEDPLUM = 90;

/** Rows of a release: every engine on every Bundle, then the goals. */
export function validationRows(release) {
  const races = Array.from({ length: PROCESSES }, () =>
    JSON.parse(output([join(root, 'scripts', 'bench', 'race.mjs'), release])),
  );
  const engines = Object.keys(races[0]).map((name) => ({
    name,
    ...races[0][name],
    ratios: Object.fromEntries(
      Object.keys(races[0][name].ratios).map((bundle) => [
        bundle,
        median(races.map((race) => race[name].ratios[bundle])),
      ]),
    ),
  }));
  return [...engines.map(engineRow), ...goalRows(release, engines)];
}

function engineRow({ name, accepts, refuses, ratios }) {
  const doubts = [
    ...(accepts === false ? ['refuses what is valid'] : []),
    ...(refuses === false ? ['accepts an unknown element'] : []),
  ];
  return { what: name, figure: Object.values(ratios).map(ratio).join(' / '), goal: doubts.join(', ') };
}

function goalRows(release, engines) {
  const full = (name) => engines.find((engine) => engine.name === name).ratios.full;
  const isPeer = ({ name, accepts, refuses }) => accepts && refuses && ENGINES.find((one) => one.name === name)?.peer;
  const structure = full('structure');
  const rows = [
    atMost('structure of the full Bundle, ×P', structure, MOST[release]),
    atMost('JSON.parse + structure + invariants of it, ×P', full('parse + frame'), MOST_OF_FRAME),
    atLeast('faster than @medplum/core', full('@medplum/core') / structure, FASTER_THAN_MEDPLUM),
  ];
  const [fastest] = engines.filter(isPeer).sort((one, other) => one.ratios.full - other.ratios.full);
  return [
    ...rows,
    atLeast(`faster than the fastest, ${fastest.name}`, fastest.ratios.full / structure, FASTER_THAN_PEERS),
  ];
}

function atMost(what, value, most) {
  return { what, figure: ratio(value), goal: `≤ ${most}`, met: value <= most };
}

function atLeast(what, value, least) {
  return { what, figure: `${ratio(value)} ×`, goal: `≥ ${least} ×`, met: value >= least };
}
