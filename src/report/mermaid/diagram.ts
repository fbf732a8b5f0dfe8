import type { CheckResult } from '../../model/index.js';
import { LANE_NAMES, type Lane, type Step, type Violation, type Walk } from '../walk/index.js';
import { mermaidText } from './mermaid-text.js';
import { shortened } from './shortened.js';

/** Names of the lanes in the diagram. */
const ACTORS: Readonly<Record<Lane, string>> = { server: 'S', client: 'C', socket: 'W', endpoint: 'E' };

/** Longest texts, in characters; a diagram is read at a glance. */
const LONGEST = { label: 100, detail: 80, violation: 160 } as const;

/** Details of a step, and violations at one, that are shown. */
const MOST = { details: 6, violations: 4 } as const;

const VIOLATED = 'rect rgba(220, 50, 47, 0.15)';

/** Mermaid refuses a text of more than 50,000 characters. */
const MOST_CHARACTERS = 45_000;

/** Steps in a diagram; fewer where their texts are long. Nobody reads more than a few screens. */
const MOST_STEPS = [120, 60, 30, 15];

/** A walk as a Mermaid sequence diagram. Its numbers are those of the transcript's entries, so that evidence is found. */
export function sequenceDiagram(walk: Walk, checks: readonly CheckResult[]): string {
  let text = '';
  for (const most of MOST_STEPS) {
    text = diagramOf(walk, checks, most);
    if (text.length <= MOST_CHARACTERS) break;
  }
  return text;
}

function diagramOf(walk: Walk, checks: readonly CheckResult[], most: number): string {
  const writer = new DiagramWriter(walk, checks);
  for (const part of shortened(walk.steps, most)) {
    if ('leftOut' in part) writer.gap(part.leftOut);
    else writer.step(part);
  }
  writer.elsewhere();
  return writer.lines.join('\n');
}

class DiagramWriter {
  readonly lines: string[] = ['sequenceDiagram'];
  private readonly open = new Set<string>();
  private nextNumber: number | undefined;

  constructor(
    private readonly walk: Walk,
    private readonly checks: readonly CheckResult[],
  ) {
    for (const lane of walk.lanes) this.lines.push(`  participant ${ACTORS[lane]} as ${LANE_NAMES[lane]}`);
  }

  step(step: Step): void {
    const isViolated = step.violations.length > 0;
    if (isViolated) this.lines.push(`  ${VIOLATED}`);
    this.number(step);
    this.lines.push(`  ${arrowOf(step)}: ${wordsOf(step)}`);
    this.bar(step);
    for (const violation of step.violations.slice(0, MOST.violations)) this.note(step, violation);
    const more = step.violations.length - MOST.violations;
    if (more > 0) this.lines.push(`  note over ${spanOf(step)}: and ${String(more)} more`);
    if (isViolated) this.lines.push('  end');
  }

  gap(count: number): void {
    this.lines.push(`  note over ${this.all}: ${String(count)} ${count === 1 ? 'step' : 'steps'} left out`);
  }

  /** What no entry shows, such as a message that never came. */
  elsewhere(): void {
    const { elsewhere } = this.walk;
    if (elsewhere.length === 0) return;
    this.lines.push(`  ${VIOLATED}`);
    for (const violation of elsewhere.slice(0, MOST.violations)) {
      this.lines.push(`  note over ${this.all}: ${this.violationWords(violation)}`);
    }
    const more = elsewhere.length - MOST.violations;
    if (more > 0) this.lines.push(`  note over ${this.all}: and ${String(more)} more`);
    this.lines.push('  end');
  }

  private get all(): string {
    const actors = this.walk.lanes.map((lane) => ACTORS[lane]);
    const ends = [actors.at(0), actors.at(-1)].flatMap((actor) => actor ?? []);
    return [...new Set(ends.length === 0 ? [ACTORS.client] : ends)].join(',');
  }

  /** Arrows only are numbered, entries all have numbers. */
  private number({ seq, form }: Step): void {
    if (form === 'note') return;
    if (seq !== this.nextNumber) this.lines.push(`  autonumber ${String(seq)}`);
    this.nextNumber = seq + 1;
  }

  /** A bar on the lane of the WebSocket while a connection is open. */
  private bar({ connection, connected }: Step): void {
    if (connection === undefined) return;
    if (connected === true) {
      this.open.add(connection);
      this.lines.push(`  activate ${ACTORS.socket}`);
    }
    if (connected === false && this.open.delete(connection)) this.lines.push(`  deactivate ${ACTORS.socket}`);
  }

  private note(step: Step, violation: Violation): void {
    this.lines.push(`  note over ${spanOf(step)}: ${this.violationWords(violation)}`);
  }

  private violationWords({ check, verdict, path, expected, actual }: Violation): string {
    const result = this.checks.find(({ id, scenario }) => id === check && scenario === this.walk.scenario);
    const known = result?.known === undefined ? '' : ' (known)';
    const lines = [
      `${verdict.toUpperCase()}${known} ${check}`,
      ...(path === undefined ? [] : [path]),
      `expected: ${expected}`,
      `actual: ${actual}`,
    ];
    return lines.map((line) => mermaidText(line, LONGEST.violation)).join('<br/>');
  }
}

function arrowOf(step: Step): string {
  const { form, from, to } = step;
  if (form === 'note') return `note over ${spanOf(step)}`;
  const arrow = { request: '->>', answer: '-->>', message: '->>', setup: '->', control: '-)' }[form];
  return `${ACTORS[from]}${arrow}${ACTORS[to]}`;
}

function spanOf({ from, to }: Step): string {
  return [...new Set([ACTORS[from], ACTORS[to]])].join(',');
}

function wordsOf({ label, details, connection }: Step): string {
  const shown = details.slice(0, MOST.details);
  const more = details.length > shown.length ? [`… ${String(details.length - shown.length)} more`] : [];
  const place = connection === undefined ? [] : [`(${connection})`];
  return [
    mermaidText([label, ...place].join(' '), LONGEST.label),
    ...[...shown, ...more].map((detail) => mermaidText(detail, LONGEST.detail)),
  ].join('<br/>');
}
