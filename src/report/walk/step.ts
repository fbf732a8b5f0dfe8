import type { Verdict } from '../../model/index.js';

/** Who talks, in the order in which a diagram shows them. */
export const LANES = ['server', 'client', 'socket', 'endpoint'] as const;

export type Lane = (typeof LANES)[number];

export const LANE_NAMES: Readonly<Record<Lane, string>> = {
  server: 'Server REST',
  client: 'Client',
  socket: 'Server WebSocket',
  endpoint: 'Endpoint',
};

/**
 * - `request` wants an answer, `answer` is one, `message` stands for itself.
 * - `setup` is done between two lanes, and nothing is sent for it: an endpoint that the client opens.
 * - `control` belongs to the protocol and not to the story: ping, pong, close.
 * - `note` is sent by nobody: a remark about what lies between two lanes, or at one.
 */
export type StepForm = 'answer' | 'control' | 'message' | 'note' | 'request' | 'setup';

/** What a check found wrong at a step. */
export interface Violation {
  readonly check: string;
  /** Number of the finding among those of its check in this scenario. */
  readonly finding: number;
  readonly verdict: Verdict;
  /** Element path: `Bundle.entry[0].resource.type`. */
  readonly path?: string | undefined;
  readonly expected: string;
  readonly actual: string;
}

/** One arrow or remark of a sequence diagram. Texts are as the target sent them: whoever writes them down escapes them. */
export interface Step {
  /** Number of the transcript entry. */
  readonly seq: number;
  /** Monotonic milliseconds since the run began. */
  readonly at: number;
  readonly wall: string;
  readonly form: StepForm;
  readonly from: Lane;
  readonly to: Lane;
  /** `GET Subscription/example`, `Bundle: subscription-notification`. */
  readonly label: string;
  /** What it says, a line each: `type: handshake`. */
  readonly details: readonly string[];
  /** What it is for, in the words of the scenario: `trigger event-1`. */
  readonly purpose?: string | undefined;
  /** Id of the WebSocket connection, or key of the Subscription that an endpoint was opened for. */
  readonly connection?: string | undefined;
  /** Set where a connection begins or ends with this step. */
  readonly connected?: boolean | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  readonly violations: readonly Violation[];
}

/** The story of one scenario as it really went. */
export interface Walk {
  readonly scenario: string;
  readonly title: string;
  /** The lanes that something happens on, in order. */
  readonly lanes: readonly Lane[];
  readonly steps: readonly Step[];
  /** What was found wrong without a place in the transcript. */
  readonly elsewhere: readonly Violation[];
}
