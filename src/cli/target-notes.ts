import { objectsAt, textAt, type BindForm, type Facts } from '../model/index.js';

const BIND_MESSAGES: Record<BindForm, string> = {
  colon: '"bind-with-token: <token>"',
  space: '"bind-with-token <token>"',
  json: 'a JSON object with type "bind-with-token" and payload.token',
};

/** What a reader should know of the target beside the verdicts: why little could be tested, which choices it made. */
export function targetNotes(facts: Facts | undefined): string[] {
  if (facts === undefined) return [];
  return [...(hindrance(facts) ?? []), ...bindNote(facts)];
}

function hindrance({ capabilities, topics, topic }: Facts): string[] | undefined {
  if (topic?.untriggerable !== undefined) {
    return [`No event of the topic ${topic.url} could be caused: ${topic.untriggerable}`];
  }
  if (topic !== undefined) return undefined;
  if (capabilities !== undefined && topics.length === 0 && !listsSubscription(capabilities)) {
    return [
      'The target is a FHIR server, but shows no topic-based Subscriptions: its CapabilityStatement lists no Subscription ' +
        'resource, and it has no SubscriptionTopic. Check that this is the right base URL and that Subscriptions are switched on.',
    ];
  }
  return [
    'The target shows no topic that could be used, so nearly nothing could be tested. ' +
      'Name one with --topic <url>, and with --trigger <file> a resource that fires it.',
  ];
}

function listsSubscription(capabilities: NonNullable<Facts['capabilities']>): boolean {
  return objectsAt(capabilities, 'rest')
    .flatMap((rest) => objectsAt(rest, 'resource'))
    .some((resource) => textAt(resource, 'type') === 'Subscription');
}

function bindNote({ binding }: Facts): string[] {
  if (binding?.form === undefined) return [];
  const silent = binding.handshakes ? '' : ', without any handshake';
  return [
    `The bind message that the target understands is ${BIND_MESSAGES[binding.form]}${silent}; no text fixes its form.`,
  ];
}
