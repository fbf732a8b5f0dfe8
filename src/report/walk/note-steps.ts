import type { EntryOf, Mark, MarkOf } from '../../model/index.js';
import type { StepBody } from './step-body.js';

/** Shorter halts of the harness explain nothing that a reader could see. Milliseconds. */
const LEAST_LATE = 100;

/** What a scenario says of itself, where a reader of the walk needs to know it. */
export function markStep({ mark, at }: EntryOf<'mark'>): StepBody | undefined {
  if (mark.name === 'endpoint') return endpointStep(mark);
  const words = wordsOf(mark, at);
  return words === undefined ? undefined : note(...words);
}

/** The harness stood still. */
export function lateStep({ ms }: EntryOf<'late'>): StepBody | undefined {
  return ms < LEAST_LATE ? undefined : note(`the harness itself stood still for ${seconds(ms)}`, []);
}

/** The client opens an endpoint: what comes there goes from server to endpoint. */
function endpointStep({ key, url }: MarkOf<'endpoint'>): StepBody {
  const label = 'Endpoint opened';
  return { form: 'setup', from: 'client', to: 'endpoint', label, details: [url], connection: key };
}

function wordsOf(mark: Mark, at: number): [label: string, details: readonly string[]] | undefined {
  switch (mark.name) {
    case 'waited':
      return mark.met ? undefined : [`waited ${seconds(at - mark.sinceAt)} in vain for ${mark.what}`, []];
    case 'listened':
      return [`listened for ${seconds(at - mark.fromAt)}`, [mark.what]];
    case 'skip':
      return [`left out: ${mark.what}`, [mark.reason]];
    case 'blocked':
      return [`could not go on: ${mark.what}`, [mark.reason]];
    case 'trigger':
      return mark.byHand === undefined ? undefined : [`done by hand: ${mark.event}`, focusWords(mark)];
    default:
      return undefined;
  }
}

function focusWords({ focus }: MarkOf<'trigger'>): string[] {
  return focus === undefined ? [] : [focus];
}

function note(label: string, details: readonly string[]): StepBody {
  return { form: 'note', from: 'client', to: 'client', label, details };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
