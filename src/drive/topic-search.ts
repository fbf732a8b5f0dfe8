import { objectsAt, textAt, type TopicFacts } from '../model/index.js';

/** The value by which a search parameter of SubscriptionTopic finds a topic; undefined where the topic has nothing to find it by. */
export function valueToFind({ url, definition }: TopicFacts, parameter: string): string | undefined {
  switch (parameter) {
    case 'url':
    case 'derived-or-self':
      return url;
    case 'resource':
      return inTriggers(definition, 'resource');
    case 'trigger-description':
      return beginning(inTriggers(definition, 'description'));
    case 'title':
      return beginning(textAt(definition, 'title'));
    default:
      return undefined;
  }
}

function inTriggers(definition: TopicFacts['definition'], element: string): string | undefined {
  return objectsAt(definition, 'resourceTrigger')
    .map((trigger) => textAt(trigger, element))
    .find((text) => text !== undefined && text !== '');
}

/** A string search finds what begins with the text: up to the first character that would have to be escaped. */
function beginning(text: string | undefined): string | undefined {
  const plain = text?.split(/[\\,|$\r\n]/)[0]?.trim() ?? '';
  return plain === '' ? undefined : plain;
}
