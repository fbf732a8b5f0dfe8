import type { Rendering } from './rendering.js';

/** report.json, as `report.schema.json` describes it. */
export function jsonReport({ report }: Pick<Rendering, 'report'>): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
