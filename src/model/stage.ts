/** The steps of the walk, in order. Checks, faults and reports are grouped by them. */
export const STAGES = [
  'metadata',
  'topics',
  'subscription',
  'token',
  'bind',
  'handshake',
  'heartbeat',
  'notification',
  'rotation',
  'disconnect',
  'status',
  'events',
  'rest-hook',
  'deletion',
  'security',
] as const;

export type Stage = (typeof STAGES)[number];

export function isStage(word: string): word is Stage {
  return STAGES.some((stage) => stage === word);
}

/** The stage a check id such as `heartbeat.interval` belongs to. */
export function stageOf(checkId: string): Stage {
  const word = checkId.split('.')[0] ?? '';
  if (isStage(word)) return word;
  throw new Error(`Check id "${checkId}" must start with a stage (${STAGES.join(', ')}). Rename the check.`);
}
