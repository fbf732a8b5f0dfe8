import type { Transcript } from '../../model/index.js';
import { place } from './place.js';

/** The harness numbers the requests to each of its endpoints from 1, opens an endpoint before any comes, and answers each once. */
export function deliveryProblems({ header: { scenario }, entries }: Transcript): string[] {
  const requests = new Map<string, number>();
  const answered = new Set<string>();
  return entries.flatMap((entry) => {
    if (entry.kind === 'mark' && entry.mark.name === 'endpoint') requests.set(entry.mark.connection, 0);
    if (entry.kind !== 'hook-received' && entry.kind !== 'hook-answered') return [];
    const { connection, delivery } = entry;
    const before = requests.get(connection);
    const where = place(scenario, entry);
    if (before === undefined) return [`${where}: ${entry.kind} at ${connection}, which was never opened`];
    if (entry.kind === 'hook-received') {
      requests.set(connection, before + 1);
      return delivery === before + 1
        ? []
        : [`${where}: request ${String(delivery)} at ${connection} comes where ${String(before + 1)} is due`];
    }
    const name = `request ${String(delivery)} at ${connection}`;
    if (delivery > before || delivery < 1) return [`${where}: an answer to ${name}, which did not come`];
    if (answered.has(name)) return [`${where}: ${name} is answered twice`];
    answered.add(name);
    return [];
  });
}
