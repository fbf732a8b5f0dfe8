import type { History } from './history.js';
import type { Stage } from './stage.js';
import type { Finding } from './verdict.js';

/** Where the walk came to a halt, and why: what lies behind could not be looked at. */
export interface Cause {
  readonly stage: Stage;
  /** One plain sentence that is the same wherever the cause is the same: `the server has no $get-ws-binding-token (404)`. */
  readonly reason: string;
}

/** What a result says of its root cause. */
export interface Because extends Cause {
  /** Id of the check that tells of it, where one does in this run. */
  readonly check?: string | undefined;
}

/** What the failure of a check shows in other checks too: there it is a consequence, as long as the check itself fails. */
export interface Explanation {
  /** Ids of the checks that notice it too. */
  readonly of: readonly string[];
  /** The root cause, as behind "not judged because"; undefined where the recordings do not show it throughout. */
  reason(histories: readonly History[]): string | undefined;
  /** Whether a finding of such a check is nothing but this. A violation with any other finding stays one. */
  covers(finding: Finding): boolean;
}
