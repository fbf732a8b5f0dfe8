/** Of a rule that no check verifies, since what a server does decides it only on some servers or in one direction. */
export function partly(why: string) {
  return { testable: 'partly', undecided: why, untested: why } as const;
}

/** Of a rule that no check verifies, since nothing that a server does could decide it. */
export function never(why: string) {
  return { testable: 'no', undecided: why, untested: why } as const;
}

export const PERMISSION = partly(
  'It is a permission: whether a server uses it can be recorded, but leaving it unused breaks nothing.',
);
