import type { WithReason } from '../certify/index.js';
import { stageOf, type Check, type Suite } from '../model/index.js';
import { loadLibrary, type Library } from './load-suites.js';

/** What can be listed. */
export const TOPICS = ['suites', 'scenarios', 'checks', 'requirements', 'faults', 'profiles'] as const;

export type Topic = (typeof TOPICS)[number];

/** One line of a list: an id, and texts or lists of ids. */
export interface Row {
  readonly id: string;
  readonly [about: string]: string | readonly string[];
}

/** The rows of a list. Requirements have rows of their own kind. */
export async function inventory(topic: Exclude<Topic, 'requirements'>, userFiles: readonly string[]): Promise<Row[]> {
  if (topic === 'faults') return faultRows();
  const library = await loadLibrary(userFiles);
  if (topic === 'profiles') return profileRows(library);
  switch (topic) {
    case 'suites':
      return library.suites.map(({ scenario, checks }) => ({
        id: scenario.id,
        title: scenario.title,
        checks: checks.map(({ id }) => id),
      }));
    case 'scenarios':
      return library.suites.map(({ scenario: { id, phase, title } }) => ({ id, phase, title }));
    case 'checks':
      return library.suites.flatMap((suite) => suite.checks.map((check) => checkRow(check, suite)));
  }
}

function checkRow({ id, title, requirements }: Check, { scenario }: Suite): Row {
  return { id, title, stage: stageOf(id), scenario: scenario.id, requirements };
}

/** Profiles of certificates, with all that each says of each check. */
async function profileRows(library: Library): Promise<Row[]> {
  const { profileIds, wantedProfile } = await import('./certification/profiles.js');
  const profiles = await Promise.all((await profileIds()).map((id) => wantedProfile(id, library)));
  const withReasons = (list: readonly WithReason[]) => list.map(({ check, reason }) => `${check}: ${reason}`);
  return profiles.map(({ id, title, required, scored, mayStayOpen, notScored, attestations }) => ({
    ...{ id, title, required, scored },
    mayStayOpen: withReasons(mayStayOpen),
    notScored: withReasons(notScored),
    attestations: attestations.map((asked) => `${asked.id}: ${asked.statement}`),
  }));
}

async function faultRows(): Promise<Row[]> {
  const { faults } = await import('../reference/index.js');
  return (await faults()).map(({ id, story, stage, breaks }) => ({ id, story, stage, breaks }));
}
