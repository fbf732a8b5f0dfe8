/** Identities that a scenario can have a request made as. */
export const ASKERS = ['self', 'other', 'nobody', 'invalid'] as const;

/**
 * Who a request is from: the identity of the run (`self`), the second one that the user configured (`other`), `nobody` (without
 * credentials), or somebody whose credentials have the form of the run's and were made up (`invalid`).
 */
export type Asker = (typeof ASKERS)[number];

/** How a request is told to have been made; nothing of one that the run made as itself. */
export const ASKED_AS: Readonly<Record<Asker, string>> = {
  self: '',
  other: 'as the second identity',
  nobody: 'without credentials',
  invalid: 'with wrong credentials',
};
