import { DEFAULT_LIMITS, type Limits } from '../../src/model/index.js';

/**
 * Limits for walking a server on the same machine. Heartbeat tolerances stay those of every run; waits for what never comes are
 * shorter, or each fault that swallows something would cost ten seconds.
 */
export const MATRIX_LIMITS: Limits = {
  ...DEFAULT_LIMITS,
  handshakeMs: 3_000,
  deliveryMs: 2_800,
  closeMs: 3_000,
  activationMs: 3_000,
  failureMs: 5_000,
  settleMs: 400,
  endMs: 4_000,
  budgetMs: 60_000,
};
