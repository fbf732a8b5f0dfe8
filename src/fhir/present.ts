import type { Json, JsonObject } from '../model/index.js';

/** The members that have a value: JSON knows no undefined. */
export function present(members: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, content]) => content !== undefined));
}
