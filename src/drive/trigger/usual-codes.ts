/** Codes that any server is most likely to accept a change to; what is unknown or a mistake is tried last. */
const first = [
  ...['active', 'planned', 'requested', 'booked', 'final', 'preliminary', 'completed', 'in-progress', 'finished'],
  ...['current', 'available', 'recorded', 'order', 'plan', 'proposal', 'routine', 'urgent', 'female', 'male'],
];
const last = ['other', 'unknown', 'entered-in-error'];

/** The codes in the order worth trying. */
export function byUse(codes: readonly string[]): string[] {
  return [...codes].sort((one, other) => rank(one) - rank(other));
}

function rank(code: string): number {
  if (first.includes(code)) return first.indexOf(code) - first.length;
  return last.indexOf(code) + 1;
}
