import {
  answerInWords,
  defineCheck,
  evidenceOf,
  explained,
  issuesOf,
  listAt,
  pass,
  refused,
  unseen,
  violated,
  wordsOf,
  type Exchange,
  type History,
  type Outcome,
  type Release,
} from '../../src/model/index.js';
import { ALTERNATIVE } from './alternatives.js';

const BACKPORT: readonly Release[] = ['R4', 'R4B'];

export const subscriptionChannels = defineCheck({
  id: 'subscription.channels',
  title: 'The server supports at least one channel type of the guide',
  requirements: ['BP-SUB-23'],
  gate: true,
  releases: BACKPORT,
  cause: 'Channels have to be switched on, and none was.',
  remedy: 'Accept Subscriptions with at least one of the channel types rest-hook, websocket, email and message.',
  judge: (history) =>
    judgeOffer(history, {
      offered: ({ channel }) => channel?.code,
      keys: ['valid', 'channel-rest-hook', 'channel-email', 'channel-message'],
      blamed: { words: /channel/i, places: /channel(Type|\.type)?$/ },
      broken: 'Subscriptions are refused over every channel',
    }),
});

export const subscriptionContentLevels = defineCheck({
  id: 'subscription.content-levels',
  title: 'The server supports at least one content level',
  requirements: ['BP-SUB-24'],
  releases: BACKPORT,
  cause: 'The extension of the content level is not known, and every value of it is refused.',
  remedy: 'Accept Subscriptions with at least one of the content levels empty, id-only and full-resource.',
  judge: (history) =>
    judgeOffer(history, {
      offered: ({ content }) => content,
      keys: ['valid', 'content-empty', 'content-full-resource'],
      blamed: { words: /content|payload/i, places: /content|payload/i },
      broken: 'Subscriptions are refused with every content level',
    }),
});

/** What a refusal has to say, or which element it has to name. */
interface Blame {
  readonly words: RegExp;
  readonly places: RegExp;
}

interface Offer {
  /** What an accepted Subscription was granted. */
  readonly offered: (settings: History['subscriptions'][number]['settings']) => string | undefined;
  /** Attempts that differ in nothing else. */
  readonly keys: readonly string[];
  /** What a refusal has to speak of, so that it counts. */
  readonly blamed: Blame;
  readonly broken: string;
}

/** One accepted Subscription is enough. Without any, every attempt must have been refused, and for this reason. */
function judgeOffer(history: History, { offered, keys, blamed, broken }: Offer): Outcome {
  const granted = history.subscriptions.flatMap(({ settings }) => offered(settings) ?? []);
  if (granted.length > 0) return pass(`accepted: ${[...new Set(granted)].join(', ')}`);
  const attempts = keys.flatMap((key) => attemptsOf(history, key).slice(-1));
  if (attempts.length < keys.length || !attempts.every((one) => blames(one, blamed))) {
    return unseen(history, 'no Subscription was accepted, for whatever reason');
  }
  const findings = attempts.map((one) => ({
    entry: evidenceOf(one),
    expected: 'one of them accepted',
    actual: answerInWords(one),
  }));
  return violated(broken, findings);
}

function attemptsOf(history: History, key: string): Exchange[] {
  return [...history.exchangesFor('create', key), ...history.exchangesFor(ALTERNATIVE, key)];
}

/** Whether a refusal says that it is about this. */
export function blames(exchange: Exchange, { words, places }: Blame): boolean {
  if (!refused(exchange) || !explained(exchange)) return false;
  const named = issuesOf(exchange).flatMap((issue) => [...listAt(issue, 'expression'), ...listAt(issue, 'location')]);
  return words.test(wordsOf(exchange)) || named.some((place) => typeof place === 'string' && places.test(place));
}
