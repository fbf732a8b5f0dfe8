import {
  answerInWords,
  refused,
  skip,
  succeeded,
  textAt,
  unseen,
  type EndpointStory,
  type Exchange,
  type History,
  type HookDelivery,
  type Notification,
  type Outcome,
} from '../../src/model/index.js';
import { PLAIN_KEYS, REST_HOOK, WELL_SERVED } from './keys.js';

/** A rest-hook Subscription that was accepted, with what its endpoint saw. */
export interface HookStory {
  readonly key: string;
  readonly endpoint: EndpointStory;
  readonly create: Exchange;
  /** Statuses that were read, in order, with the entry that shows each. */
  readonly reads: readonly Read[];
}

export interface Read {
  readonly seq: number;
  readonly at: number;
  readonly status: string | undefined;
}

export interface Delivered extends HookDelivery {
  readonly notifications: readonly Notification[];
}

/** Judges the story of one Subscription; where the target can reach no endpoint, or takes no rest-hook, nothing applies. */
export function withHook(history: History, key: string, judge: (story: HookStory) => Outcome): Outcome {
  const story = hookStory(history, key);
  return story === undefined ? withoutHook(history, key) : judge(story);
}

/** Judges the stories of those Subscriptions that were accepted, where the first of all is. */
export function withServed(history: History, judge: (stories: readonly HookStory[]) => Outcome): Outcome {
  const stories = WELL_SERVED.flatMap((key) => hookStory(history, key) ?? []);
  return stories.length === 0 ? withoutHook(history, WELL_SERVED[0]) : judge(stories);
}

/** Judges only where the target could reach an endpoint. */
export function whereReachable(history: History, judge: () => Outcome): Outcome {
  const left = history.skipped(REST_HOOK);
  return left === undefined ? judge() : skip(left.reason);
}

function withoutHook(history: History, key: string): Outcome {
  return whereReachable(history, () => {
    const creates = PLAIN_KEYS.flatMap((one) => history.exchangesFor('create', one));
    const [first] = creates;
    if (first !== undefined && creates.every(refused)) {
      const remedy = history.endpoints.some(({ url }) => url.startsWith('http:'))
        ? '; if it posts to https only, see --endpoint-cert and --endpoint-url'
        : '';
      return skip(`the server takes no rest-hook Subscription: ${answerInWords(first)}${remedy}`);
    }
    return unseen(history, `no Subscription with channel rest-hook (${key}) was accepted`);
  });
}

export function hookStory(history: History, key: string): HookStory | undefined {
  const endpoint = history.endpoint(key);
  const create = history.subscription(key)?.create;
  if (endpoint === undefined || create === undefined) return undefined;
  return { key, endpoint, create, reads: readsOf(history, key) };
}

export function readsOf(history: History, key: string): Read[] {
  return history
    .exchangesFor('read', key)
    .filter(succeeded)
    .flatMap(({ body, response }) =>
      response === undefined ? [] : [{ seq: response.seq, at: response.at, status: textAt(body, 'status') }],
    );
}

/** Whether a read from an entry on was answered by something else than the Subscription: what it would have shown is not known. */
export function lostRead(history: History, key: string, fromSeq: number): boolean {
  return history.exchangesFor('read', key).some((read) => read.request.seq > fromSeq && !succeeded(read));
}

/** Whether the scenario waited for something in vain from an entry on: one that was cut short proves nothing. */
export function waitedInVain(history: History, what: string, fromSeq: number): boolean {
  return history.marks('waited').some((wait) => wait.what === what && !wait.met && wait.seq > fromSeq);
}

/** Everything that came to an endpoint, with the notifications in it. */
export function deliveries(history: History, { endpoint }: Pick<HookStory, 'endpoint'>): Delivered[] {
  return endpoint.deliveries.map((one) => ({
    ...one,
    notifications: history.notifications.filter(({ seq }) => seq === one.received.seq),
  }));
}

export function ofType(history: History, story: HookStory, type: string): Delivered[] {
  return deliveries(history, story).filter(({ notifications }) =>
    notifications.some(({ status }) => status.type === type),
  );
}

/** Deliveries of events. */
export function eventsAt(history: History, story: HookStory): Delivered[] {
  return ofType(history, story, 'event-notification');
}

/** The first handshake. */
export function handshakeOf(history: History, story: HookStory): Delivered | undefined {
  return ofType(history, story, 'handshake')[0];
}

/** Whether the endpoint took a request. */
export function wasTaken({ answered }: HookDelivery): boolean {
  return answered?.status !== undefined && answered.status < 300;
}

/** Whether the endpoint answered a request with an error. */
export function wasTurnedDown({ answered }: HookDelivery): boolean {
  return answered?.status !== undefined && answered.status >= 400;
}

/** An OPTIONS, HEAD or GET before the handshake is no business of the rules about notifications. */
export function carriesSomething({ received }: HookDelivery): boolean {
  return received.text !== '' || !['GET', 'HEAD', 'OPTIONS'].includes(received.method);
}
