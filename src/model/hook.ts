import type { Entry, EntryOf } from './entry.js';
import type { MarkOf } from './mark.js';

/** One request of the target to an endpoint, with what the endpoint did about it. */
export interface HookDelivery {
  readonly received: EntryOf<'hook-received'>;
  /** Absent where the story ended first. */
  readonly answered?: EntryOf<'hook-answered'> | undefined;
}

/** An endpoint of a scenario with everything that was sent to it. */
export interface EndpointStory {
  readonly id: string;
  /** Key of the Subscription that it was opened for. */
  readonly key: string;
  readonly url: string;
  readonly openedAt: number;
  readonly deliveries: readonly HookDelivery[];
}

export function endpointStories(entries: readonly Entry[]): EndpointStory[] {
  return entries.flatMap((entry) =>
    entry.kind === 'mark' && entry.mark.name === 'endpoint' ? [storyOf(entry.mark, entry.at, entries)] : [],
  );
}

function storyOf({ connection: id, key, url }: MarkOf<'endpoint'>, openedAt: number, entries: readonly Entry[]) {
  const answers = new Map<number, EntryOf<'hook-answered'>>();
  for (const entry of entries) {
    if (entry.kind === 'hook-answered' && entry.connection === id) answers.set(entry.delivery, entry);
  }
  const deliveries = entries.flatMap((received) =>
    received.kind === 'hook-received' && received.connection === id
      ? [{ received, answered: answers.get(received.delivery) }]
      : [],
  );
  return { id, key, url, openedAt, deliveries };
}
