import {
  answerInWords,
  defineCheck,
  evidenceOf,
  issuesOf,
  judgeEach,
  refused,
  skip,
  succeeded,
  textAt,
  unseen,
  unsupported,
  wordsOf,
  type Exchange,
} from '../../src/model/index.js';
import { topicsToTry } from './topic-probes.js';

export const topicsSubscribable = defineCheck({
  id: 'topics.subscribable',
  title: 'A topic that the server advertises can be subscribed to',
  requirements: ['ALL-TOPIC-14'],
  cause: 'Topics are stored like any resource, and only some of them are known to the code that detects events.',
  remedy: 'Advertise only topics that are implemented, or mark the others as retired.',
  judge(history) {
    const { facts } = history;
    if (facts === undefined) return unseen(history, 'nothing is known of the topics of the server');
    if (topicsToTry(facts).length === 0) return skip('the server advertises no topic');
    const probes = history.exchangesFor('topic-probe');
    return judgeEach(
      history,
      probes.filter((probe) => succeeded(probe) || blamesTopic(probe)),
      {
        situation: 'Subscription to an advertised topic',
        broken: 'an advertised topic is refused as unknown',
        problem: (probe) =>
          succeeded(probe)
            ? undefined
            : { entry: evidenceOf(probe), expected: `${topicOf(probe)} accepted`, actual: answerInWords(probe) },
      },
    );
  },
});

/** A refusal counts only where it is the topic that the server does not know; it may well demand a filter. */
function blamesTopic(probe: Exchange): boolean {
  if (!refused(probe)) return false;
  const words = wordsOf(probe);
  const topic = `\\btopic\\b|${topicOf(probe).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`;
  const unknown = 'unknown|not known|unsupported|not supported|not found|no such|not exist|not implemented|invalid';
  if (new RegExp(topic, 'i').test(words) && new RegExp(unknown, 'i').test(words)) return !/filter/i.test(words);
  const paths = issuesOf(probe).flatMap((issue) => JSON.stringify([issue['expression'], issue['location']]));
  return unsupported(probe) && paths.some((path) => /topic"/i.test(path));
}

function topicOf({ sent }: Exchange): string {
  return textAt(sent, 'topic') ?? textAt(sent, 'criteria') ?? 'the topic';
}
