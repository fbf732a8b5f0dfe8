import {
  isObject,
  judgeEach,
  objectsAt,
  resourcesAnswered,
  textAt,
  type Finding,
  type History,
  type Issue,
  type JsonObject,
  type Outcome,
  type Received,
} from '../../src/model/index.js';

/** Subscriptions of the scenario's own in answers to its requests, alone or found by a search. What others stored is not ours to judge. */
export function shownSubscriptions(history: History): Received[] {
  const own = new Set(history.subscriptions.map(({ id }) => id));
  return resourcesAnswered(history, 'subscription').flatMap(({ entry, resource }) =>
    [resource, ...found(resource)]
      .filter((one) => textAt(one, 'resourceType') === 'Subscription' && own.has(textAt(one, 'id') ?? ''))
      .map((one) => ({ entry, resource: one })),
  );
}

function found(bundle: JsonObject): JsonObject[] {
  return objectsAt(bundle, 'entry')
    .map(({ resource }) => resource)
    .filter(isObject);
}

interface Rule {
  readonly situation: string;
  readonly broken: string;
  /** Which of the things that are wrong with a Subscription are of the rule. */
  readonly isMeant: (issue: Issue) => boolean;
}

/** Judges Subscriptions by what the profile of the guide says of them, of that one rule. */
export function judgeIssues(
  history: History,
  shown: readonly Received[],
  { situation, broken, isMeant }: Rule,
): Outcome {
  return judgeEach(history, shown, {
    situation,
    broken,
    problem: ({ entry, resource }) =>
      history
        .issues(resource)
        .filter(isMeant)
        .map((issue) => findingOf(issue, entry)),
  });
}

function findingOf({ path, expected, actual }: Issue, entry: number): Finding {
  return { entry, path, expected, actual };
}
