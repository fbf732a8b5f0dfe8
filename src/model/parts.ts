import { Blocked, type Subscriber } from './subscriber.js';

/**
 * Plays independent parts of a story at the same time. A part that is blocked says so in the transcript and leaves the
 * others alone; any other error is thrown again once all parts have ended.
 */
export async function playParts(
  subscriber: Pick<Subscriber, 'mark'>,
  parts: Record<string, () => Promise<void>>,
): Promise<void> {
  const played = Object.entries(parts).map(async ([what, play]) => {
    try {
      await play();
    } catch (error) {
      if (!(error instanceof Blocked)) throw error;
      subscriber.mark({ name: 'blocked', what, reason: error.message });
    }
  });
  const broken = (await Promise.allSettled(played)).find((outcome) => outcome.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
}
