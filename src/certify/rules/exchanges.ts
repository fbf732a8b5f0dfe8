import type { Entry, Transcript } from '../../model/index.js';
import { deliveryProblems } from './deliveries.js';
import type { Rule } from './evidence.js';
import { place } from './place.js';

export const soundRecording: Rule = {
  id: 'recording',
  statement: 'every answer has its request, every frame its connection, every delivery its endpoint',
  problems: ({ transcripts }) =>
    transcripts.flatMap((one) => [...exchangeProblems(one), ...connectionProblems(one), ...deliveryProblems(one)]),
};

/** The harness numbers its requests from 1; an answer comes after its request, and once. */
function exchangeProblems({ header: { scenario }, entries }: Transcript): string[] {
  let requests = 0;
  const answered = new Set<number>();
  return entries.flatMap((entry) => {
    if (entry.kind === 'http-request') {
      requests += 1;
      return entry.exchange === requests
        ? []
        : [`${place(scenario, entry)}: request ${String(entry.exchange)} comes where ${String(requests)} is due`];
    }
    if (entry.kind !== 'http-response' && entry.kind !== 'http-failure') return [];
    const { exchange } = entry;
    if (exchange > requests || exchange < 1) return [`${place(scenario, entry)}: an answer without its request`];
    if (answered.has(exchange)) return [`${place(scenario, entry)}: request ${String(exchange)} is answered twice`];
    answered.add(exchange);
    return [];
  });
}

function connectionProblems({ header: { scenario }, entries }: Transcript): string[] {
  const states = new Map<string, 'asked' | 'ended' | 'open'>();
  return entries.flatMap((entry) => {
    switch (entry.kind) {
      case 'ws-connect':
        states.set(entry.connection, 'asked');
        return [];
      case 'ws-open':
        return moved(entry, 'asked', 'open');
      case 'ws-refused':
        return moved(entry, 'asked', 'ended');
      case 'ws-end':
        return moved(entry, 'open', 'ended');
      case 'ws-received':
      case 'ws-sent':
        return states.get(entry.connection) === 'open'
          ? []
          : [`${place(scenario, entry)}: a frame on ${entry.connection}, which is not open`];
      default:
        return [];
    }
  });

  function moved(
    entry: Entry & { readonly connection: string },
    from: 'asked' | 'open',
    to: 'ended' | 'open',
  ): string[] {
    const before = states.get(entry.connection);
    states.set(entry.connection, to);
    return before === from
      ? []
      : [`${place(scenario, entry)}: ${entry.kind} on ${entry.connection}, which was ${before ?? 'never asked for'}`];
  }
}
