/** The HL7 guide Subscriptions R5 Backport, which R4 and R4B follow. */
const GUIDE = 'http://hl7.org/fhir/uv/subscriptions-backport';

const extension = (name: string) => `${GUIDE}/StructureDefinition/${name}`;
const operation = (name: string) => `${GUIDE}/OperationDefinition/backport-subscription-${name}`;

export const BACKPORT = {
  profile: extension('backport-subscription'),
  filterCriteria: extension('backport-filter-criteria'),
  heartbeatPeriod: extension('backport-heartbeat-period'),
  timeout: extension('backport-timeout'),
  maxCount: extension('backport-max-count'),
  channelType: extension('backport-channel-type'),
  payloadContent: extension('backport-payload-content'),
  topicCanonical: extension('capabilitystatement-subscriptiontopic-canonical'),
} as const;

export const BACKPORT_OPERATIONS = {
  status: operation('status'),
  events: operation('events'),
  token: operation('get-ws-binding-token'),
} as const;
