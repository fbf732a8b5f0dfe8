import type { Report } from '../model/index.js';

/** report.json, as `report.schema.json` describes it. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
