import { blockedMark } from './mark.js';
import { Blocked, type Subscriber } from './subscriber.js';

/**
 * Plays independent parts of a story at the same time, or in turn where little may be asked of the target at once. A part that
 * is blocked says so in the transcript and leaves the others alone; any other error is thrown again once all parts have ended.
 */
export async function playParts(
  subscriber: Pick<Subscriber, 'mark' | 'partsInTurn'>,
  parts: Record<string, () => Promise<void>>,
): Promise<void> {
  let before: Promise<unknown> = Promise.resolve();
  const played = Object.entries(parts).map(([what, play]) => {
    const part = () => playPart(subscriber, what, play);
    if (subscriber.partsInTurn !== true) return part();
    const done = before.then(part, part);
    before = done;
    return done;
  });
  const broken = (await Promise.allSettled(played)).find((outcome) => outcome.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
}

async function playPart(subscriber: Pick<Subscriber, 'mark'>, what: string, play: () => Promise<void>): Promise<void> {
  try {
    await play();
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
    subscriber.mark(blockedMark(what, error));
  }
}
