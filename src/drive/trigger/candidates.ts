import { pathOf, type Knob, type Setting } from './knob.js';

/** Elements to set on the template; `[]` is the template itself. */
export type Candidate = readonly Setting[];

/** More than this is not worth the time: what needs it is better said by the operator. */
const mostCandidates = 600;

/**
 * Candidates in the order worth trying: what each criterion asks for in full, the template, then everything that
 * differs from those in one element, then in two. `groups` holds the knobs of one criterion each.
 */
export function candidatesFor(groups: readonly (readonly Knob[])[]): Candidate[] {
  const found = new Map<string, Candidate>();
  const add = (candidate: Candidate): void => {
    if (found.size < mostCandidates) found.set(keyOf(candidate), candidate);
  };

  groups.flatMap(goalsOf).forEach(add);
  add([]);
  const settings = distinct(groups.flat().flatMap(settingsOf));
  for (let step = 1; step <= 2; step += 1) {
    for (const start of [...found.values()]) for (const setting of settings) add(changed(start, setting));
  }
  return [...found.values()];
}

/** Settings of two candidates that differ: how many elements an update between them changes. */
export function distance(left: Candidate, right: Candidate): number {
  const there = new Set(right.map(settingKey));
  const shared = left.filter((setting) => there.has(settingKey(setting))).length;
  return Math.max(left.length, right.length) - shared;
}

/** All knobs of a criterion at their first value, then all at their second, while any of them has one that is preferred. */
function goalsOf(knobs: readonly Knob[]): Candidate[] {
  const most = Math.min(3, Math.max(0, ...knobs.map((knob) => knob.values.length)));
  return Array.from({ length: most }, (_, turn) =>
    knobs.reduce<Candidate>((goal, { elements, values }) => {
      const value = values[Math.min(turn, values.length - 1)];
      return changed(goal, { elements, value });
    }, []),
  );
}

function settingsOf({ elements, values }: Knob): Setting[] {
  return values.map((value) => ({ elements, value }));
}

export function changed(candidate: Candidate, setting: Setting): Candidate {
  const path = pathOf(setting.elements);
  return [...candidate.filter(({ elements }) => pathOf(elements) !== path), setting];
}

function distinct(settings: readonly Setting[]): Setting[] {
  return [...new Map(settings.map((setting) => [settingKey(setting), setting])).values()];
}

function keyOf(candidate: Candidate): string {
  return candidate.map(settingKey).sort().join(' ');
}

function settingKey({ elements, value }: Setting): string {
  return `${pathOf(elements)}=${JSON.stringify(value)}`;
}
