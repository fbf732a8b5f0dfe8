import {
  parseJson,
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
import { FAILING, REFUSING, SILENT, SOUND } from './keys.js';

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

/** Judges the story of one Subscription; where the server does not do rest-hooks at all, nothing applies. */
export function withHook(history: History, key: string, judge: (story: HookStory) => Outcome): Outcome {
  const story = hookStory(history, key);
  if (story !== undefined) return judge(story);
  const creates = [SOUND, REFUSING, SILENT, FAILING].flatMap((one) => history.exchangesFor('create', one));
  if (creates.length > 0 && creates.every((create) => !succeeded(create))) {
    return skip('the server accepts no Subscription with channel rest-hook');
  }
  return unseen(history, `no rest-hook Subscription (${key}) was accepted`);
}

function hookStory(history: History, key: string): HookStory | undefined {
  const endpoint = history.endpoint(key);
  const create = history.subscription(key)?.create;
  if (endpoint === undefined || create === undefined) return undefined;
  return { key, endpoint, create, reads: readsOf(history, key) };
}

export function readsOf(history: History, key: string): Read[] {
  return history
    .exchangesFor('read', key)
    .flatMap(({ body, response, status }) =>
      response === undefined || status === undefined || status >= 300
        ? []
        : [{ seq: response.seq, at: response.at, status: textAt(body, 'status') }],
    );
}

export interface Delivered extends HookDelivery {
  readonly notifications: readonly Notification[];
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

/** The first delivery, which has to be the handshake. */
export function handshakeOf(history: History, story: HookStory): Delivered | undefined {
  return ofType(history, story, 'handshake')[0];
}

/** Whether the body of a request is JSON at all. */
export function isJson({ received }: HookDelivery): boolean {
  return parseJson(received.text) !== undefined;
}

export const HOOK_KEYS = [SOUND, REFUSING, SILENT, FAILING];

/** Every story of this scenario whose Subscription was accepted. */
export function hookStories(history: History): HookStory[] {
  return HOOK_KEYS.flatMap((key) => hookStory(history, key) ?? []);
}
