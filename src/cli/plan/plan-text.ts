import { ASKED_AS } from '../../model/index.js';
import { visible } from '../../report/index.js';
import type { Plan } from './plan-of.js';
import type { PlannedRequest, PlannedScenario } from './planned-scenario.js';

/** The plan for a reader. */
export function planText(plan: Plan): string {
  const { target, basis, scenarios, leftOut, creates, waits, floorMs } = plan;
  const created = Object.entries(creates).map(([type, count]) => `${String(count)} ${type}`);
  const requests = scenarios.reduce((sum, scenario) => sum + scenario.requests.length, 0);
  const lines = [
    [target.baseUrl, target.release, target.software].filter((part) => part !== undefined).join(' · '),
    target.topic === undefined ? 'no topic to subscribe to was found' : `topic ${target.topic}`,
    ...(target.untriggerable === undefined ? [] : [`no event can be caused: ${target.untriggerable}`]),
    '',
    ...basis,
    '',
    `A run sends about ${String(requests)} requests and creates ${created.length === 0 ? 'nothing' : created.join(', ')}; what it creates carries its tag and is removed at the end.`,
    `It takes at least ${seconds(floorMs)}${waits.length === 0 ? '.' : ', because it has to wait for:'}`,
    ...waits.map(({ scenario, what, ms }) => `  ${scenario}: ${what}, ${seconds(ms)}`),
    ...scenarios.flatMap(scenarioLines),
    ...leftOut.flatMap(({ id, reason }) => ['', `${id}: left out. ${reason}`]),
  ];
  return lines.map((line) => `${visible(line)}\n`).join('');
}

function scenarioLines({ id, title, requests, omissions }: PlannedScenario): string[] {
  return [
    '',
    `${id} · ${title}`,
    ...counted(requests.map(requestLine)).map((line) => `  ${line}`),
    ...omissions.map(
      ({ what, reason, option }) =>
        `  left out  ${what}: ${reason}${option === undefined || reason.includes(option) ? '' : ` (${option})`}`,
    ),
  ];
}

function requestLine({ method, path, purpose, about, as = 'self', sends, creates }: PlannedRequest): string {
  const why = [purpose, about].filter((word) => word !== undefined).join(' ');
  const what = creates === true ? `creates ${sends ?? 'something'}` : sends === undefined ? '' : `sends ${sends}`;
  return [method.padEnd(9), path, ' ', `(${[why, what, ASKED_AS[as]].filter((part) => part !== '').join('; ')})`].join(
    ' ',
  );
}

/** Alike lines once, with how often they come. */
function counted(lines: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].map(([line, count]) => (count === 1 ? line : `${line} × ${String(count)}`));
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
