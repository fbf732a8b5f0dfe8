import type { RenderText } from '../report/index.js';

interface Reporter {
  /** What the name of a file of it usually ends in. */
  readonly ending: string;
  /** Loaded when it is asked for. */
  readonly load: () => Promise<RenderText>;
}

/** Every reporter, by the name that `--reporter` has for it. */
export const REPORTERS = {
  terminal: { ending: 'txt', load: async () => (await import('../report/terminal.js')).terminalReport },
  junit: { ending: 'xml', load: async () => (await import('../report/junit.js')).junitReport },
  html: { ending: 'html', load: async () => (await import('../report/html/html-report.js')).htmlReport },
  json: { ending: 'json', load: async () => (await import('../report/json.js')).jsonReport },
  markdown: { ending: 'md', load: async () => (await import('../report/markdown/index.js')).markdownReport },
  mermaid: { ending: 'md', load: async () => (await import('../report/mermaid/index.js')).mermaidReport },
  github: { ending: 'txt', load: async () => (await import('../report/github.js')).githubReport },
  badge: { ending: 'json', load: async () => (await import('../report/badge.js')).badgeReport },
  testreport: { ending: 'json', load: async () => (await import('../report/test-report/test-report.js')).testReport },
} as const satisfies Readonly<Record<string, Reporter>>;

export type ReporterName = keyof typeof REPORTERS;

export const REPORTER_NAMES: readonly ReporterName[] = namesOf(REPORTERS);

function namesOf<Name extends string>(reporters: Readonly<Record<Name, Reporter>>): readonly Name[] {
  const names: Name[] = [];
  for (const name in reporters) names.push(name);
  return names;
}
