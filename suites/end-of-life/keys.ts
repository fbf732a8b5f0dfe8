/** Keys of the Subscriptions whose life ends, by the way it does. */
export const DELETED = 'deleted';
export const NEVER_BOUND = 'never-bound';
export const SWITCHED_OFF = 'switched-off';
export const ENDED = 'ended';
/** Its end time is in the past when it is created. */
export const ENDED_BEFORE = 'ended-before';

/** Key of the Subscription that witnesses the end of another. */
export function witnessOf(key: string): string {
  return `${key}-witness`;
}

/** Purpose of token calls that must be refused. */
export const TOKEN_AFTER_DELETION = 'token-after-deletion';

/** Purpose of the update to `off`. */
export const SWITCH_OFF = 'switch-off';

/** What is left out where the end time cannot be waited for, in marks and in verdicts. */
export const END_TIME = 'the end time of a Subscription';
