import type { Entry, Transcript } from '../../src/model/index.js';

/**
 * Numbers of entries to keep: about as many as asked for, spread evenly, from an offset that tells samples apart, and in any case
 * right behind whatever the harness waits for an answer to.
 */
export function cuts({ entries }: Transcript, count: number, offset = 0): number[] {
  const step = Math.max(1, Math.floor(entries.length / count));
  return Array.from({ length: entries.length }, (_, kept) => kept).filter(
    (kept) => kept % step === offset % step || (offset === 0 && isAwaiting(entries[kept - 1])),
  );
}

function isAwaiting(entry: Entry | undefined): boolean {
  if (entry?.kind === 'mark') return ['trigger', 'bind', 'subscribed', 'token'].includes(entry.mark.name);
  return entry?.kind === 'ws-sent';
}
