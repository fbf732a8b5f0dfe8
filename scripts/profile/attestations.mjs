const SEEN_BY_OTHERS = 'see a Subscription that it may not access in a search, in $status or in $events.';

/** What no wire shows to one client, and whoever certifies has to answer for. Those with a channel are asked for by its profiles alone. */
export const ATTESTATIONS = [
  {
    id: 'own-subscriptions-only',
    channel: 'websocket',
    requirements: ['ALL-SEC-04', 'ALL-SEC-13'],
    statement: `A caller can neither obtain a binding token for a Subscription that it may not access, nor ${SEEN_BY_OTHERS}`,
  },
  {
    id: 'own-subscriptions-only',
    channel: 'rest-hook',
    requirements: ['ALL-SEC-13'],
    statement: `A caller cannot ${SEEN_BY_OTHERS}`,
  },
  {
    id: 'same-authorization',
    requirements: ['ALL-SEC-06'],
    statement: 'Subscription and its operations demand the same authorization as the rest of the API.',
  },
  {
    id: 'no-disclosure',
    requirements: ['ALL-SEC-08', 'ALL-SEC-09'],
    statement:
      'Notifications disclose no data that the subscriber may not see, and the authorization is still in place when each is sent.',
  },
  {
    id: 'expired-tokens',
    channel: 'websocket',
    requirements: ['ALL-SEC-02', 'ALL-SEC-12'],
    statement:
      'A binding token that expired binds nothing, and without a renewed one delivery ends with the token, also where tokens live too long for a test to wait for it.',
  },
  {
    id: 'secured-channels',
    channel: 'websocket',
    requirements: ['ALL-SEC-11'],
    statement: 'In production the REST API and the channel are offered over TLS alone.',
  },
  {
    id: 'secured-channels',
    channel: 'rest-hook',
    requirements: ['ALL-SEC-11'],
    statement:
      'In production the REST API is offered over TLS alone, and resources are posted to https endpoints alone.',
  },
];
