import {
  defineCheck,
  inconclusive,
  isObject,
  judgeEach,
  pass,
  shown,
  skip,
  textAt,
  unseen,
  violated,
  type Finding,
  type Json,
  type JsonObject,
} from '../../src/model/index.js';
import { declaredType, judgeClaimant } from './declaring.js';
import { GUIDE } from './guide-claim.js';
import { capabilityStatement, type Sighting } from './resources.js';

export const TOPIC_CANONICAL = `${GUIDE}/StructureDefinition/capabilitystatement-subscriptiontopic-canonical`;

/** One occurrence of the extension, with the element that it extends. */
interface Naming {
  readonly extension: JsonObject;
  readonly path: string;
  readonly parent: JsonObject;
  readonly entry: number;
}

export const topicsCanonicals = defineCheck({
  id: 'topics.canonicals',
  title: 'The CapabilityStatement names the topics that can be subscribed to',
  requirements: ['R4-TOPIC-09'],
  gate: true,
  releases: ['R4'],
  cause: 'Topics are agreed on by other ways, so that clients have to be told of them one by one.',
  remedy: `Add the extension ${TOPIC_CANONICAL} for each topic to the entry of Subscription.`,
  judge: (history) =>
    judgeClaimant(history, (statement) => {
      const named = namingsIn(statement).length;
      if (named > 0) return pass(`${String(named)} × topic named by the extension`);
      if (declaredType(statement, 'Subscription').resources.length === 0) {
        return inconclusive('the CapabilityStatement does not list Subscription, which topics would be named beside');
      }
      const path = 'CapabilityStatement.rest.resource[Subscription].extension';
      return violated('the CapabilityStatement names no topic; name one with --topic', [
        { entry: statement.entry, path, expected: TOPIC_CANONICAL, actual: 'absent' },
      ]);
    }),
});

export const topicsCanonicalForm = defineCheck({
  id: 'topics.canonical-form',
  title: 'Each extension that names a topic stands beside Subscription and holds one absolute canonical',
  requirements: ['R4-TOPIC-10'],
  releases: ['R4'],
  cause: 'The extension was put on rest, or holds a uri, or the path of a resource that R4 does not have.',
  remedy: 'Put it on the entry of Subscription, with valueCanonical and the absolute URL of the topic.',
  judge(history) {
    const statement = capabilityStatement(history);
    if (statement === undefined) return unseen(history, 'no CapabilityStatement was seen');
    const found = namingsIn(statement);
    if (found.length === 0) return skip('the CapabilityStatement does not use the extension that names topics');
    return judgeEach(history, found, {
      situation: 'extension that names a topic',
      broken: 'the extension that names a topic is misused',
      problem: (one) => [...contextProblems(one), ...valueProblems(one)],
      // The definition allows it on any resource entry; that it is the one of Subscription is only said in passing.
      doubt: ({ parent, path, entry }) =>
        textAt(parent, 'type') === 'Subscription'
          ? undefined
          : { entry, path, expected: 'beside Subscription', actual: `beside ${shown(parent['type'])}` },
      doubtful: 'topics are named beside another resource than Subscription',
    });
  },
});

/** Every occurrence, wherever it is. */
function namingsIn({ resource, entry }: Sighting): Naming[] {
  return namingsBelow(resource, 'CapabilityStatement').map((one) => ({ ...one, entry }));
}

function namingsBelow(value: Json | undefined, path: string): Omit<Naming, 'entry'>[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => namingsBelow(item, `${path}[${String(index)}]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, child]) => {
    const below = namingsBelow(child, `${path}.${name}`);
    if (!/^(modifierE|e)xtension$/.test(name) || !Array.isArray(child)) return below;
    const own = child.flatMap((one, index) =>
      isObject(one) && one['url'] === TOPIC_CANONICAL
        ? [{ extension: one, path: `${path}.${name}[${String(index)}]`, parent: value }]
        : [],
    );
    return [...own, ...below];
  });
}

const CONTEXT = /^CapabilityStatement\.rest\[\d+\]\.resource\[\d+\]\.extension\[\d+\]$/;

function contextProblems({ path, entry }: Naming): Finding[] {
  return CONTEXT.test(path) ? [] : [{ entry, path, expected: 'on CapabilityStatement.rest.resource', actual: path }];
}

/** Absolute, with a version behind it or without. */
function valueProblems({ extension, path, entry }: Naming): Finding[] {
  const canonical = textAt(extension, 'valueCanonical');
  if (canonical === undefined) {
    return [{ entry, path, expected: 'one URL in valueCanonical', actual: shown(extension) }];
  }
  if (/^[a-z][a-z0-9+.-]*:\S+$/i.test(canonical)) return [];
  return [{ entry, path: `${path}.valueCanonical`, expected: 'an absolute URL', actual: shown(canonical) }];
}
