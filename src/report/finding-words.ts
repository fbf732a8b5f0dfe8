import type { CheckResult, Finding } from '../model/index.js';

/** Where a finding was seen: `session, entry 17, Bundle.entry[0].resource.type`. */
export function evidenceOf(check: CheckResult, { entry, path }: Finding): string {
  const place = entry === undefined ? [] : [`entry ${String(entry)}`];
  return [check.scenario, ...place, ...(path === undefined ? [] : [path])].join(', ');
}
