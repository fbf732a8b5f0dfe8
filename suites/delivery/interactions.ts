import {
  defineCheck,
  pass,
  refused,
  skip,
  succeeded,
  unseen,
  violated,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { forbiddenChanges, judgeForbidden, type Forbidden } from './forbidden.js';
import { listedIn } from './interactions-act.js';
import { arrivalOf, matchesFor, unattributable, type OwnChange } from './own-events.js';

const KEY = 'main';

const UNLISTED: Forbidden = {
  key: KEY,
  because: ['interaction'],
  counts: ({ exchange }) => succeeded(exchange),
  situation: 'change by an interaction that the topic does not list',
  broken: 'the topic is fired by an interaction that it does not list',
};

export const interactions = defineCheck({
  id: 'notification.interactions',
  title: 'Only the interactions a topic lists trigger it, and each listed one does',
  requirements: ['ALL-NOTIF-43'],
  releases: ['R4B', 'R5'],
  cause: 'Events are made of creates only, or of every write, whatever supportedInteraction says.',
  remedy: 'Watch exactly the interactions in resourceTrigger.supportedInteraction of the topic.',
  judge(history) {
    const unlisted = forbiddenChanges(UNLISTED, history).length === 0 ? undefined : judgeForbidden(history, UNLISTED);
    if (unlisted?.outcome === 'violated') return unlisted;
    const tried = tallies(history);
    const deaf = tried.filter(({ heard }) => heard === 0);
    if (deaf.length === 0 && tried.length > 0 && (unlisted === undefined || unlisted.outcome === 'pass')) {
      return pass(`events by ${namesOf(tried)} notified${noted(unlisted)}`);
    }
    if (deaf.length > 0 && deaf.length < tried.length && leavesOpen(history)) {
      return skip(`the topic does not say by which interactions it is fired; there was no event by ${namesOf(deaf)}`);
    }
    const decided = deaf.filter((tally) => isDecided(tally, history));
    if (decided.length > 0) {
      return violated('the topic is not fired by an interaction that it lists', decided.flatMap(losses));
    }
    return unlisted ?? unseen(history, 'not every listed interaction led to an event');
  },
});

/** A topic without a list may be fired by some interactions only. */
function leavesOpen({ facts }: History): boolean {
  const { definition, resource } = facts?.topic ?? {};
  return definition !== undefined && listedIn(definition, resource ?? '') === undefined;
}

function namesOf(tallies: readonly Tally[]): string {
  return tallies.map(({ interaction }) => interaction).join(', ');
}

function noted(unlisted: unknown): string {
  return unlisted === undefined ? '' : '; other interactions led to none';
}

interface Tally {
  readonly interaction: string;
  readonly changes: readonly OwnChange[];
  readonly heard: number;
}

function tallies(history: History): Tally[] {
  const matches = matchesFor(KEY, history);
  return [...new Set(matches.map(({ mark }) => mark.interaction))].map((interaction) => {
    const changes = matches.filter(({ mark }) => mark.interaction === interaction);
    const heard = changes.filter((change) => arrivalOf(change, KEY, history) !== undefined).length;
    return { interaction, changes, heard };
  });
}

/** Tried twice, and another event came afterwards: what is missing was not lost with the connection. */
function isDecided({ changes }: Tally, history: History): boolean {
  const lastAt = changes.at(-1)?.answeredAt ?? Infinity;
  const goesOn = matchesFor(KEY, history).some(
    (change) => change.startedAt > lastAt && arrivalOf(change, KEY, history) !== undefined,
  );
  return changes.length > 1 && goesOn && unattributable(KEY, history) === 0;
}

function losses({ interaction, changes }: Tally): Finding[] {
  return changes.map(({ mark, focus }) => {
    return { entry: mark.seq, expected: `an event about the ${interaction} of ${focus ?? mark.event}`, actual: 'none' };
  });
}

export const failedUpdate = defineCheck({
  id: 'notification.failed-update',
  title: 'A failed update leads to no notification',
  // The guide does not speak of failed updates; nothing changed, so that nothing matches the topic.
  requirements: ['R5-NOTIF-44', 'ALL-NOTIF-42'],
  cause: 'The event is made when the request comes in, before it is known whether the update is accepted.',
  remedy: 'Make events of changes that were stored, after they were stored.',
  judge(history) {
    const left = history.skipped('refused update');
    if (left !== undefined) return skip(left.reason);
    const rule: Forbidden = {
      key: KEY,
      because: ['refused-update'],
      counts: ({ exchange }) => refused(exchange),
      situation: 'update that the server refused',
      broken: 'an update was notified that the server had refused',
    };
    const accepted = forbiddenChanges({ ...rule, counts: ({ exchange }) => succeeded(exchange) }, history);
    const none = forbiddenChanges(rule, history).length === 0;
    if (none && accepted.length > 0)
      return skip('the server accepts an update with a stale If-Match, so that none fails');
    return judgeForbidden(history, rule);
  },
});
