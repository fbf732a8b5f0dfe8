import { Blocked, type Subscriber } from '../../src/model/index.js';

/** Plays a part that the rest of the story can do without: where it is blocked, that is marked and undefined returned. */
export async function attempt<Result>(
  subscriber: Pick<Subscriber, 'mark'>,
  what: string,
  play: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await play();
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
    subscriber.mark({ name: 'blocked', what, reason: error.message });
    return undefined;
  }
}
