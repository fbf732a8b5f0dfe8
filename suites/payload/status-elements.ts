const DEFINED = /^(type|status|subscription|eventsSinceSubscriptionStart|topic|error(\[\d+\])?)$/;
const SUBSCRIPTION = /^subscription\.(reference|type)$/;
const EVENT = /^notificationEvent(\[\d+\](\.(eventNumber|timestamp|focus|additionalContext(\[\d+\])?))?)?$/;

/**
 * Whether a path below SubscriptionStatus names one of its elements whose presence, number and value other checks judge:
 * `type`, `notificationEvent[0].eventNumber` … An element that the resource does not have is none of them.
 */
export function isStatusElement(path: string): boolean {
  return DEFINED.test(path) || SUBSCRIPTION.test(path) || EVENT.test(path);
}
