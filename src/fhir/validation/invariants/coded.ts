import type { Rule } from './rules.js';

/** Invariants that are code here, by context. All others are evaluated from their expressions. */
const CODED: Readonly<Record<string, readonly string[]>> = {
  Bundle: [
    ...[
      'bdl-1',
      'bdl-2',
      'bdl-3',
      'bdl-3a',
      'bdl-3b',
      'bdl-3c',
      'bdl-3d',
      'bdl-4',
      'bdl-7',
      'bdl-9',
      'bdl-10',
      'bdl-11',
    ],
    ...['bdl-12', 'bdl-13', 'bdl-14', 'bdl-15', 'bdl-16', 'bdl-17', 'bdl-18'],
  ],
  'Bundle.entry': ['bdl-5', 'bdl-8'],
  SubscriptionStatus: ['sst-1', 'sst-2'],
  'Parameters.parameter': ['inv-1'],
  DomainResource: ['dom-3'],
  Reference: ['ref-1'],
};

export function isCoded({ key, context }: Pick<Rule, 'key' | 'context'>): boolean {
  return Object.hasOwn(CODED, context) && CODED[context]?.includes(key) === true;
}
