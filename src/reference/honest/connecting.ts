import type { Connecting } from '../behaviour.js';
import { object, parseObject, text } from '../json.js';

/** Policy violation, the close code of RFC 6455 for a message that is understood and not allowed. */
const POLICY_VIOLATION = 1008;

export const connecting: Connecting = {
  offersPlainSocket: false,
  compresses: false,
  opened: () => undefined,
  refuseUpgrade: () => undefined,
  subprotocol: () => undefined,
  bindMessage: (message) => textToken(message) ?? jsonToken(message),
  onRefusedBind: (reason) => ({ code: POLICY_VIOLATION, reason }),
  refuseRebind: () => undefined,
  bound: (before, fresh) => [
    ...before.filter((old) => !fresh.some(({ subscription }) => subscription === old.subscription)),
    ...fresh,
  ],
  welcome: (subscriptions) => subscriptions.map((subscription) => ({ kind: 'handshake', subscription, events: [] })),
  onTokenExpiry: () => undefined,
  pong: (payload) => payload,
  answersClose: true,
  afterDisconnect: () => undefined,
};

/** `bind-with-token: abc` and `bind-with-token abc` */
function textToken(message: string): string | undefined {
  return /^\s*bind-with-token(?:\s*:\s*|\s+)(\S+)\s*$/.exec(message)?.[1];
}

/** `{"type":"bind-with-token","payload":{"token":"abc"}}` */
function jsonToken(message: string): string | undefined {
  const bind = parseObject(message);
  return bind?.type === 'bind-with-token' ? text(object(bind.payload).token) : undefined;
}
