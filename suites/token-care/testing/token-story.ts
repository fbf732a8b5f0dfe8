import type { Headers, Json, JsonObject } from '../../../src/model/index.js';
import type { Spoil } from '../../../src/model/testing/spoil.js';
import { story, STORY_STARTED_AT, type Story, type StoryOptions } from '../../../src/model/testing/story.js';

export interface CallParts {
  readonly method?: 'GET' | 'POST' | undefined;
  /** Id in the path; null for the type. Default `sub-asked`. */
  readonly instance?: string | null | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly keys?: readonly string[] | undefined;
  /** Default 200. Null: no answer came. */
  readonly status?: number | null | undefined;
  /** Default: a token, where the status is 2xx. */
  readonly answer?: Json | undefined;
  readonly spoil?: Spoil | undefined;
  readonly headers?: Headers | undefined;
  readonly lifeMs?: number | undefined;
  /** Ids in the out-parameter `subscription`; default none. */
  readonly named?: readonly string[] | undefined;
  readonly url?: string | undefined;
}

/** A story of token calls, with one Subscription `asked`. */
export function tokenStory(options: StoryOptions = {}): Story {
  return story(options).subscribed('asked');
}

/** One call of the token operation with a label, and its mark where it gave a token. */
export function call(told: Story, about: string, parts: CallParts = {}): Story {
  const { method = 'POST', instance = 'sub-asked', ids = [], keys = ['asked'], headers } = parts;
  const path = `Subscription/${instance === null ? '' : `${instance}/`}$get-ws-binding-token`;
  const query = ids.map((id) => `id=${id}`).join('&');
  const parameter = ids.map((id) => ({ name: 'id', valueId: id }));
  const status = parts.status === undefined ? 200 : (parts.status ?? undefined);
  const granted = status !== undefined && status < 300;
  const honest = tokenAnswer(told, parts);
  told.exchange({
    purpose: 'token-probe',
    about,
    method,
    url: method === 'GET' && query !== '' ? `${path}?${query}` : path,
    body: method === 'POST' && ids.length > 0 ? { resourceType: 'Parameters', parameter } : undefined,
    status,
    answerHeaders: headers,
    answer: parts.answer ?? (granted ? (parts.spoil?.(honest) ?? honest) : ''),
  });
  if (!granted) return told;
  const level = instance === null ? 'type' : 'instance';
  return told.mark({ name: 'token', exchange: told.lastExchange, level, keys });
}

function tokenAnswer(
  told: Story,
  { lifeMs = 3_600_000, named = [], url = 'wss://host.example/ws' }: CallParts,
): JsonObject {
  const expiration = new Date(STORY_STARTED_AT + told.now + lifeMs).toISOString();
  return {
    resourceType: 'Parameters',
    parameter: [
      { name: 'token', valueString: `token-${String(told.lastExchange + 1)}` },
      { name: 'expiration', valueDateTime: expiration },
      { name: 'websocket-url', valueUrl: url },
      ...named.map((id) => ({ name: 'subscription', valueString: id })),
    ],
  };
}

export function outcomeOf(code: string): Json {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] };
}
