import { perHistory, type History, type Json } from '../../src/model/index.js';

const INSTANT =
  /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** A FHIR instant (seconds and zone are a must) as ms since the epoch; undefined where the value is none. */
export function instantOf(value: Json | undefined): number | undefined {
  if (typeof value !== 'string' || !INSTANT.test(value)) return undefined;
  // JavaScript has no leap seconds.
  const time = Date.parse(value.includes(':60') ? value.replace(/(T\d\d:\d\d:)60/, '$159') : value);
  return Number.isNaN(time) ? undefined : time;
}

/** How far the server's clock can be ahead of the harness's, in ms: a range, because a Date header has whole seconds. */
export interface Skew {
  readonly least: number;
  readonly most: number;
}

/** From the Date headers of the REST answers; undefined where there were none. Every stated time is held against it. */
export const skewOf = perHistory((history): Skew | undefined => {
  const ranges = history.exchanges.flatMap(({ request, response }) => {
    const date = Date.parse(response?.headers['date'] ?? '');
    if (response === undefined || Number.isNaN(date)) return [];
    return [{ least: date - Date.parse(response.wall), most: date + 1_000 - Date.parse(request.wall) }];
  });
  if (ranges.length === 0) return undefined;
  return { least: Math.min(...ranges.map((r) => r.least)), most: Math.max(...ranges.map((r) => r.most)) };
});

/**
 * What is implausible about a time that the server stated, or nothing. It must lie between two wall times of the
 * harness, give or take the skew of the clocks and the tolerance. Without a Date header nothing is implausible.
 */
export function implausible(
  time: number,
  between: { readonly from?: string | undefined; readonly to: string },
  history: History,
): string | undefined {
  const skew = skewOf(history);
  if (skew === undefined) return undefined;
  const { clockMs } = history.limits;
  const earliest = between.from === undefined ? -Infinity : Date.parse(between.from) + skew.least - clockMs;
  const latest = Date.parse(between.to) + skew.most + clockMs;
  if (time < earliest) return `${seconds(earliest + clockMs - time)} s before what caused it`;
  return time > latest ? `${seconds(time - latest + clockMs)} s after it arrived` : undefined;
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
