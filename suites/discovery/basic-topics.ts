import {
  at,
  defineCheck,
  evidenceOf,
  isObject,
  judgeEach,
  listAt,
  objectsAt,
  shown,
  skip,
  succeeded,
  textAt,
  unseen,
  type Finding,
  type History,
  type Json,
} from '../../src/model/index.js';
import type { Sighting } from './resources.js';

const SYSTEM = 'http://hl7.org/fhir/fhir-types';

/** Cross-version extensions of SubscriptionTopic; the official example mixes 5.0 and 4.3 in them (ambiguity A67). */
const ELEMENT = /^http:\/\/hl7\.org\/fhir\/\d\.\d\/StructureDefinition\/extension-SubscriptionTopic\.(.+)$/;

export const topicsBasicWrapped = defineCheck({
  id: 'topics.basic-wrapped',
  title: 'A topic that is wrapped in Basic has the code SubscriptionTopic and the extension of its url',
  requirements: ['R4-TOPIC-13'],
  releases: ['R4'],
  cause: 'The wrapping is shown by an example only, and parts of it were taken for decoration.',
  remedy: `Code it ${SYSTEM}#SubscriptionTopic, and give its url in the extension extension-SubscriptionTopic.url.`,
  judge(history) {
    const wrapped = wrappedTopics(history);
    if (wrapped.length > 0) {
      return judgeEach(history, wrapped, {
        situation: 'topic wrapped in Basic',
        broken: 'a topic is not wrapped as the guide shows',
        problem: (one) => [...codeProblems(one), ...urlProblems(one)],
      });
    }
    if (history.exchangesFor('topic-list').length === 0)
      return unseen(history, 'no search for wrapped topics was seen');
    return skip('the server shows no topic that is wrapped in Basic, which it need not');
  },
});

/** Of what a search of Basic answers, what is meant as a topic: other Basics may come along. */
function wrappedTopics(history: History): Sighting[] {
  return history
    .exchangesFor('topic-list')
    .filter(succeeded)
    .flatMap((exchange) =>
      objectsAt(exchange.body, 'entry')
        .map((entry) => at(entry, 'resource'))
        .filter(isObject)
        .filter((basic) => textAt(basic, 'resourceType') === 'Basic')
        .map((resource) => ({ resource, entry: evidenceOf(exchange) })),
    )
    .filter((one) => isCoded(one) || elementsOf(one).length > 0);
}

function isCoded({ resource }: Sighting): boolean {
  return objectsAt(resource, 'code', 'coding').some((coding) => textAt(coding, 'code') === 'SubscriptionTopic');
}

/** Names of the elements that extensions stand for. */
function elementsOf({ resource }: Sighting): string[] {
  const extensions = [...listAt(resource, 'extension'), ...listAt(resource, 'modifierExtension')];
  return extensions.flatMap((extension) => elementOf(extension) ?? []);
}

function elementOf(extension: Json): string | undefined {
  return ELEMENT.exec(textAt(extension, 'url') ?? '')?.[1];
}

function codeProblems({ resource, entry }: Sighting): Finding[] {
  const codings = objectsAt(resource, 'code', 'coding');
  const isRight = codings.some(({ system, code }) => system === SYSTEM && code === 'SubscriptionTopic');
  if (isRight) return [];
  return [{ entry, path: 'Basic.code', expected: `${SYSTEM}#SubscriptionTopic`, actual: shown(resource['code']) }];
}

function urlProblems({ resource, entry }: Sighting): Finding[] {
  const urls = objectsAt(resource, 'extension').filter((one) => elementOf(one) === 'url');
  if (urls.some((extension) => (textAt(extension, 'valueUri') ?? '') !== '')) return [];
  const expected = 'the extension extension-SubscriptionTopic.url with valueUri';
  return [{ entry, path: 'Basic.extension', expected, actual: urls.length === 0 ? 'absent' : shown(urls) }];
}
