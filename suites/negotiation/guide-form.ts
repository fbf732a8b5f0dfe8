import {
  defineCheck,
  judgeEach,
  shown,
  skip,
  textAt,
  type Finding,
  type History,
  type Issue,
  type JsonObject,
  type Received,
  type Release,
} from '../../src/model/index.js';
import { GUIDE, unversioned } from '../discovery/guide-claim.js';
import { judgeIssues, shownSubscriptions } from './shown.js';

const BACKPORT: readonly Release[] = ['R4', 'R4B'];

/** Rules of the profile that have a check of their own; subscription.valid leaves them to it. */
const IS_CRITERIA = /^backport-subscription: criteria holds/;
const IS_EXTENSION = /^backport-[a-z-]+(: context |\.value\[x\] only )/;
const IS_CROSS_VERSION = /no cross-version extension/;

export function hasCheckOfItsOwn({ rule, actual }: Issue): boolean {
  if (IS_CRITERIA.test(rule)) return actual !== 'absent';
  return IS_EXTENSION.test(rule) || IS_CROSS_VERSION.test(rule);
}

export const subscriptionCriteria = defineCheck({
  id: 'subscription.criteria',
  title: 'The criteria of a topic-based Subscription are the canonical URL of its topic',
  requirements: ['BP-SUB-07'],
  releases: BACKPORT,
  everywhere: true,
  cause: 'The Subscription is mapped to one of R4’s own kind, whose criteria are a query.',
  remedy: 'Store and show the canonical of the topic in criteria, and filters in the extension beside it.',
  judge: (history) =>
    judgeEach(
      history,
      shownSubscriptions(history).filter(({ resource }) => topicAskedFor(resource, history) !== undefined),
      {
        situation: 'topic-based Subscription',
        broken: 'the criteria of a Subscription are not the canonical of its topic',
        problem: (one) => criteriaProblem(one, history),
      },
    ),
});

/** The topic that a Subscription was created for; undefined where that was a query of the user's own. */
function topicAskedFor(resource: JsonObject, history: History): string | undefined {
  const topic = history.subscriptions.find(({ id }) => id === textAt(resource, 'id'))?.requested.topic;
  return topic !== undefined && URL.canParse(topic) ? topic : undefined;
}

/** That there are none at all is subscription.valid's to say. A version may be added (ambiguity A62). */
function criteriaProblem({ entry, resource }: Received, history: History): Finding | undefined {
  const criteria = textAt(resource, 'criteria');
  const asked = topicAskedFor(resource, history);
  if (criteria === undefined || asked === undefined || unversioned(criteria) === unversioned(asked)) return undefined;
  return { entry, path: 'Subscription.criteria', expected: asked, actual: shown(criteria) };
}

export const subscriptionExtensions = defineCheck({
  id: 'subscription.extensions',
  title: 'Extensions of the guide stay where they belong, with values of their type',
  requirements: ['BP-SUB-08'],
  releases: BACKPORT,
  everywhere: true,
  cause: 'Extensions are stored in a table of the whole resource, or their values in columns of another type.',
  remedy: 'Show each extension on the element that it was sent on, with the value type of its definition.',
  judge(history) {
    const extended = shownSubscriptions(history).filter(({ resource }) => isExtended(resource));
    return judgeIssues(history, extended, {
      situation: 'Subscription with extensions of the guide',
      broken: 'an extension of the guide is misplaced, or has a value of another type',
      isMeant: ({ rule }) => IS_EXTENSION.test(rule),
    });
  },
});

function isExtended(resource: JsonObject): boolean {
  return JSON.stringify(resource).includes(`"${GUIDE}/StructureDefinition/backport-`);
}

export const subscriptionNoCrossVersion = defineCheck({
  id: 'subscription.no-cross-version',
  title: 'Subscriptions do not use cross-version extensions of R5 for what the guide describes',
  requirements: ['BP-SUB-31'],
  releases: BACKPORT,
  everywhere: true,
  cause: 'Subscriptions are kept in the shape of R5 and converted by a general mapping between the releases.',
  remedy:
    'Use the extensions of the guide in place of http://hl7.org/fhir/5.0/StructureDefinition/extension-Subscription.…',
  judge(history) {
    const own = shownSubscriptions(history).filter(({ resource }) => !sentSo(resource, history));
    if (own.length === 0 && shownSubscriptions(history).length > 0) {
      return skip('the Subscription of --subscription uses cross-version extensions itself');
    }
    return judgeIssues(history, own, {
      situation: 'Subscription shown',
      broken: 'a Subscription uses a cross-version extension for what the guide describes',
      isMeant: ({ rule }) => IS_CROSS_VERSION.test(rule),
    });
  },
});

/** Whether the create had such an extension already: a Subscription of the user's own. */
function sentSo(resource: JsonObject, history: History): boolean {
  const story = history.subscriptions.find(({ id }) => id === textAt(resource, 'id'));
  return story?.create.request.body?.includes('/extension-Subscription.') === true;
}
