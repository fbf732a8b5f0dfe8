import type { Asker } from '../../src/model/index.js';

export type Stranger = Exclude<Asker, 'self'>;

interface Strange {
  readonly asker: Stranger;
  /** As it is told in messages. */
  readonly who: string;
  /** Why a run cannot ask as it, and what would mend that. */
  readonly absent: string;
  readonly option: string;
}

/** Everybody but the run itself. */
export const STRANGERS: readonly Strange[] = [
  {
    asker: 'other',
    who: 'the second identity',
    absent: 'the run has no second identity (auth.other)',
    option: '--other-token <token>',
  },
  {
    asker: 'nobody',
    who: 'a request without credentials',
    absent: 'the requests of the run show no credentials that could be left out',
    option: '--token <token>',
  },
  {
    asker: 'invalid',
    who: 'a request with wrong credentials',
    absent: 'the requests of the run show no credentials that could be wrong',
    option: '--token <token>',
  },
];

export function strangeAs(asker: Stranger): Strange {
  const [found] = STRANGERS.filter((one) => one.asker === asker);
  if (found === undefined) throw new Error(`Nobody is called ${asker}.`);
  return found;
}
