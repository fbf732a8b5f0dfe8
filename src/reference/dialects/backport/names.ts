/** Canonicals of the guide Subscriptions R5 Backport. */
const GUIDE = 'http://hl7.org/fhir/uv/subscriptions-backport';

const structure = (name: string) => `${GUIDE}/StructureDefinition/${name}`;

export const SUBSCRIPTION_PROFILE = structure('backport-subscription');
export const STATUS_PROFILE = structure('backport-subscription-status-r4');
export const FILTER_CRITERIA = structure('backport-filter-criteria');
export const CHANNEL_TYPE = structure('backport-channel-type');
export const PAYLOAD_CONTENT = structure('backport-payload-content');
export const HEARTBEAT_PERIOD = structure('backport-heartbeat-period');
export const TIMEOUT = structure('backport-timeout');
export const MAX_COUNT = structure('backport-max-count');
export const TOPIC_CANONICAL = structure('capabilitystatement-subscriptiontopic-canonical');

export const OPERATIONS = `${GUIDE}/OperationDefinition/backport-subscription`;

/** The version that has Basic-wrapped topics. */
export const IMPLEMENTATION_GUIDE = `${GUIDE}/ImplementationGuide/hl7.fhir.uv.subscriptions-backport|1.2.0-ballot`;

export const capabilityStatementOf = (name: string) => `${GUIDE}/CapabilityStatement/${name}`;
export const searchParameterOf = (name: string) => `${GUIDE}/SearchParameter/Subscription-${name}`;
