import type { BindForm } from '../model/index.js';

/** The bind message with a token; no text standardises its form (ambiguity A01). */
export const bindMessage: Record<BindForm, (token: string) => string> = {
  colon: (token) => `bind-with-token: ${token}`,
  space: (token) => `bind-with-token ${token}`,
  json: (token) => JSON.stringify({ type: 'bind-with-token', payload: { token } }),
};
