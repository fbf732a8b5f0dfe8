import { parseJson, textAt, type Asker, type Entry, type EntryOf, type Transcript } from '../../model/index.js';

/** A request that a run would send, or a connection that it would open. */
export interface PlannedRequest {
  readonly method: string;
  /** Below the base URL; what only a run will know is in braces: `Subscription/{a}`. */
  readonly path: string;
  /** What it is for, in the scenario's words, and what it is about. */
  readonly purpose: string;
  readonly about?: string | undefined;
  /** Who asks, where that is not the run itself. */
  readonly as?: Asker | undefined;
  /** Type of the resource that it sends. */
  readonly sends?: string | undefined;
  /** Whether it creates something on the target. */
  readonly creates?: true | undefined;
}

/** What is left out of a scenario, or could not be rehearsed. */
export interface Omission {
  readonly what: string;
  readonly reason: string;
  readonly option?: string | undefined;
}

export interface PlannedScenario {
  readonly id: string;
  readonly title: string;
  readonly requests: readonly PlannedRequest[];
  readonly omissions: readonly Omission[];
}

/** A scenario as it was rehearsed, told as what a run would do. `baseUrl`: of whom it was rehearsed against. */
export function plannedScenario({ header, entries }: Transcript, baseUrl: string): PlannedScenario {
  const names = [...createdIn(entries), ...endpointsIn(entries)];
  const named = (text: string) => names.reduce((all, [id, name]) => all.replaceAll(id, `{${name}}`), text);
  const requests = entries.flatMap((entry): PlannedRequest[] => {
    if (entry.kind === 'ws-connect') return [{ method: 'WebSocket', path: '{websocket-url}', purpose: 'connect' }];
    return entry.kind === 'http-request' ? [plannedRequest(entry, entries, baseUrl, named)] : [];
  });
  return { id: header.scenario, title: header.title, requests, omissions: omissionsIn(entries) };
}

function plannedRequest(
  { exchange, method, url, purpose, about, as, body }: EntryOf<'http-request'>,
  entries: readonly Entry[],
  baseUrl: string,
  named: (text: string) => string,
): PlannedRequest {
  const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length + 1) : url;
  const sends = textAt(parseJson(body ?? ''), 'resourceType');
  const answer = entries.find((entry) => entry.kind === 'http-response' && entry.exchange === exchange);
  const isCreate = ['POST', 'PUT'].includes(method) && answer?.kind === 'http-response' && answer.status === 201;
  return {
    method,
    path: named(decoded(path)),
    purpose,
    ...(about === undefined ? {} : { about: named(about) }),
    ...(as === undefined ? {} : { as }),
    ...(sends === undefined ? {} : { sends }),
    ...(isCreate ? { creates: true as const } : {}),
  };
}

/** Ids of what was created, each with the name that the scenario has for it. */
function createdIn(entries: readonly Entry[]): Map<string, string> {
  const created = new Map<string, string>();
  for (const entry of entries) {
    if (entry.kind !== 'http-response' || entry.status !== 201) continue;
    const request = entries.find((one) => one.kind === 'http-request' && one.exchange === entry.exchange);
    const [, id] = /\/([^/]+)\/_history/.exec(entry.headers['location'] ?? '') ?? [];
    if (id !== undefined && request?.kind === 'http-request') created.set(id, request.about ?? request.purpose);
  }
  return created;
}

/** Addresses of endpoints, which are made up anew in every run. */
function endpointsIn(entries: readonly Entry[]): [string, string][] {
  return entries.flatMap((entry) =>
    entry.kind === 'mark' && entry.mark.name === 'endpoint' ? [[entry.mark.url, `endpoint of ${entry.mark.key}`]] : [],
  );
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function omissionsIn(entries: readonly Entry[]): Omission[] {
  return entries.flatMap((entry) => {
    if (entry.kind !== 'mark' || (entry.mark.name !== 'skip' && entry.mark.name !== 'blocked')) return [];
    const { what, reason, option } = entry.mark;
    return [{ what, reason, ...(option === undefined ? {} : { option }) }];
  });
}

/** How many resources of each type are created. */
export function creationsIn(scenarios: readonly PlannedScenario[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { creates, path, sends } of scenarios.flatMap(({ requests }) => requests)) {
    const type = sends ?? path.split('/')[0] ?? '';
    if (creates === true) counts[type] = (counts[type] ?? 0) + 1;
  }
  return counts;
}
