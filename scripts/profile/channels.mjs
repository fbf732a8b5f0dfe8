/** Shown by every server, whatever it notifies by. */
const EVERYWHERE = ['metadata.capabilities', 'metadata.fhir-version'];

/**
 * What a profile of a channel is about. `required`: the walk, stage by stage, that no server can leave out which delivers over it.
 * `plays`: whether a scenario shows something of a server that has no other channel.
 */
export const CHANNELS = {
  websocket: {
    title: 'over WebSocket',
    other: 'rest-hook',
    plays: (scenario) => scenario !== 'rest-hook',
    required: [
      ...EVERYWHERE,
      'subscription.create',
      'subscription.read',
      'subscription.activates',
      'token.offered',
      'token.parameters',
      'token.value',
      'token.websocket-url',
      'bind.connects',
      'bind.accepted',
      'handshake.first',
      'handshake.type',
      'handshake.subscription',
      'notification.each-event',
      'notification.no-mismatch',
      'notification.event-type',
      'notification.events-listed',
      'notification.status-first',
      'notification.subscription',
      'notification.topic',
      'notification.valid',
      'rotation.renewal',
      'rotation.handshake',
      'disconnect.reconnect',
      'disconnect.survives',
      'deletion.delete',
      'deletion.silent',
      'security.garbage-token',
      'security.foreign-subscription',
    ],
  },
  'rest-hook': {
    title: 'over rest-hook',
    other: 'websocket',
    plays: (scenario) => ['discovery', 'rest-hook'].includes(scenario),
    required: [
      ...EVERYWHERE,
      'rest-hook.handshake',
      'rest-hook.activates',
      'rest-hook.post',
      'rest-hook.content-type',
      'rest-hook.bundle',
      'rest-hook.content',
      'rest-hook.any-success',
      'rest-hook.silent-after-deletion',
    ],
  },
};

const SECOND =
  'it takes a second identity and a server that keeps the two apart, and neither is a part of what is certified here';

/** Checks that count for no profile, and why. */
export const NOT_SCORED = {
  'security.stranger-events': SECOND,
  'security.stranger-search': SECOND,
  'security.stranger-status': SECOND,
  'security.stranger-token': SECOND,
};

const ATTEMPTS = 'how often and how long a server tries is left to it, and until it gives up nothing is decided';

/** Checks that stay undecided of servers which break no rule, and why: what they are about is left to the server. */
export const MAY_STAY_OPEN = {
  'events.since': 'a server need not keep old events, and without them the bound shows nothing',
  'rest-hook.error-on-refusal': ATTEMPTS,
  'rest-hook.error-on-unreachable': ATTEMPTS,
  'rest-hook.failure-counted':
    'it is $status that tells the count while nothing is delivered, and not every server offers it',
  'rest-hook.failure-status': ATTEMPTS,
  'rest-hook.headers': 'a server may keep the headers to itself, and then nothing shows which of them it granted',
  'rest-hook.requested':
    'a server whose Subscriptions can be read only after a while has verified the endpoint by then',
  'rest-hook.timeout': 'a server may grant another time-out, or keep on trying',
  'status.in-error':
    'a server may switch a Subscription off as soon as its endpoint fails, so that none stays in error',
};
