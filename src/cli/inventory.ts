import { stageOf, type Check, type Suite } from '../model/index.js';
import { loadLibrary, type Library } from './load-suites.js';

/** What can be listed. */
export const TOPICS = ['suites', 'scenarios', 'checks', 'requirements', 'faults'] as const;

export type Topic = (typeof TOPICS)[number];

/** One line of a list: an id, and texts or lists of ids. */
export interface Row {
  readonly id: string;
  readonly [about: string]: string | readonly string[];
}

/** The rows of a list; `untested` are the requirements that no check verifies, with the reason. */
export async function inventory(topic: Topic | 'untested', userFiles: readonly string[]): Promise<Row[]> {
  if (topic === 'faults') return faultRows();
  const library = await loadLibrary(userFiles);
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
    case 'requirements':
      return requirementRows(library);
    case 'untested':
      return requirementRows(library).filter(({ untested }) => untested !== '');
  }
}

function checkRow({ id, title, requirements }: Check, { scenario }: Suite): Row {
  return { id, title, stage: stageOf(id), scenario: scenario.id, requirements };
}

function requirementRows({ suites, catalogue }: Library): Row[] {
  const checks = suites.flatMap((suite) => suite.checks);
  return catalogue.map(({ id, stage, obligation, statement, sources, untested }) => {
    const verifiedBy = checks.filter(({ requirements }) => requirements.includes(id)).map((check) => check.id);
    const reason = verifiedBy.length > 0 ? '' : (untested ?? 'no check verifies it yet');
    return { id, stage, obligation, statement, checks: verifiedBy, untested: reason, sources };
  });
}

async function faultRows(): Promise<Row[]> {
  const { faults } = await import('../reference/index.js');
  return (await faults()).map(({ id, story, stage, breaks }) => ({ id, story, stage, breaks }));
}
