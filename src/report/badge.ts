import type { Report } from '../model/index.js';
import { staleEntries } from './known-words.js';
import type { Rendering } from './rendering.js';

/** Colours of shields.io for each verdict on a run. */
const COLOURS: Readonly<Record<Report['summary']['verdict'], string>> = {
  pass: 'brightgreen',
  fail: 'red',
  inconclusive: 'yellow',
  error: 'lightgrey',
};

/** A badge, as an endpoint of shields.io serves it (https://shields.io/badges/endpoint-badge). */
export function badgeReport({ report }: Rendering): string {
  const { summary, target } = report;
  const badge = {
    schemaVersion: 1,
    label: ['FHIR Subscriptions', ...(target.release === undefined ? [] : [target.release])].join(' '),
    message: messageOf(report),
    color: COLOURS[summary.verdict],
    ...(summary.verdict === 'fail' || summary.verdict === 'error' ? { isError: true } : {}),
  };
  return `${JSON.stringify(badge, undefined, 2)}\n`;
}

function messageOf(report: Report): string {
  const { verdict, pass, fail, warn, inconclusive, known = 0 } = report.summary;
  const accounted = known > 0 ? `, ${String(known)} known` : '';
  switch (verdict) {
    case 'pass':
      return `${String(pass)} passed${warn > 0 ? `, ${String(warn)} warned` : ''}${accounted}`;
    case 'fail':
      if (fail + warn > known) return `${String(fail)} failed${warn > 0 ? `, ${String(warn)} warned` : ''}${accounted}`;
      return `${String(staleEntries(report).length)} known failures are not true any more`;
    case 'inconclusive':
      return `${String(inconclusive)} inconclusive${accounted}`;
    case 'error':
      return 'harness error';
  }
}
