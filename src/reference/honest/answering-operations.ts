import { refusal, type Answer } from '../answer.js';
import { text } from '../json.js';
import type { AnsweringOperations, StatusQuestion } from '../rest/operation-decisions.js';
import type { SubscriptionRecord, World } from '../world.js';

const CONTENT_LEVELS = ['empty', 'id-only', 'full-resource'];

export const answeringOperations: AnsweringOperations = {
  statusAsked: (question, world) => (question.instance === undefined ? chosen(question, world) : [question.instance]),
  eventsKept: ({ events }) => events,
  eventsRange: (kept, { since = -Infinity, until = Infinity }) =>
    kept.filter(({ number }) => number >= since && number <= until),
  eventsHint: (asked) => CONTENT_LEVELS.find((level) => level === asked),
  // In R5 invariant sst-1 demands events of every query-event, so that no Bundle can say that there are none.
  eventsNone: ({ id, count }, { dialect }) => (dialect.release === 'R5' ? noEvents(id, count) : undefined),
};

function chosen({ ids, statuses }: StatusQuestion, world: World): readonly SubscriptionRecord[] {
  return [...world.subscriptions.values()].filter(
    ({ id, deleted, resource }) =>
      !deleted &&
      (ids.length === 0 || ids.includes(id)) &&
      (statuses.length === 0 || statuses.includes(text(resource.status) ?? '')),
  );
}

function noEvents(id: string, count: number): Answer {
  const diagnostics = `Subscription/${id} has no event in that range; it had ${count} so far.`;
  return refusal({ rule: 'no-events', status: 404, code: 'not-found', diagnostics });
}
