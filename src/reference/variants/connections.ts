import type { Json } from '../json.js';
import { object, parseObject, text } from '../json.js';
import type { Variant } from '../variant.js';

/** How long a connection may stay unbound, in ms. */
const UNBOUND_MS = 1000;

/** How long after its answer a connection with a refused bind is closed, in ms. */
const FAREWELL_MS = 20;

/** Close code of RFC 6455 for what is not allowed. */
const POLICY_VIOLATION = 1008;

export const jsonBind: Variant = {
  id: 'json-bind',
  story:
    'Only the JSON form binds; a refused bind is answered with an OperationOutcome before the connection is closed.',
  apply: (behaviour) => ({
    ...behaviour,
    bindMessage: (message) => {
      const bind = parseObject(message);
      return bind?.type === 'bind-with-token' ? text(object(bind.payload).token) : undefined;
    },
    onRefusedBind: (reason, connection) => {
      setTimeout(() => connection.end({ code: POLICY_VIOLATION, reason }), FAREWELL_MS).unref();
      const issue: Json[] = [{ severity: 'error', code: 'invalid', diagnostics: reason }];
      return { text: JSON.stringify({ resourceType: 'OperationOutcome', issue }) };
    },
  }),
};

export const colonBind: Variant = {
  id: 'colon-bind',
  story: 'Only the form with a colon binds; what is refused is passed over in silence.',
  apply: (behaviour) => ({
    ...behaviour,
    bindMessage: (message) => /^bind-with-token: (\S+)$/.exec(message)?.[1],
    onRefusedBind: () => undefined,
  }),
};

export const spaceBind: Variant = {
  id: 'space-bind',
  story: 'Only the form with a space binds; what is refused is closed as if all were well.',
  apply: (behaviour) => ({
    ...behaviour,
    bindMessage: (message) => /^bind-with-token (\S+)$/.exec(message)?.[1],
    onRefusedBind: () => ({ code: 1000, reason: '' }),
  }),
};

export const closesUnbound: Variant = {
  id: 'closes-unbound',
  story:
    'A refused bind is passed over; a connection that is not bound after a second is closed. Messages are compressed.',
  apply: (behaviour) => ({
    ...behaviour,
    compresses: true,
    onRefusedBind: () => undefined,
    opened: (connection) => {
      const close = () => {
        if (connection.bindings.length === 0) connection.end({ code: POLICY_VIOLATION, reason: 'nothing was bound' });
      };
      setTimeout(close, UNBOUND_MS).unref();
    },
  }),
};
