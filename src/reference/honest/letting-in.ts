import type { LettingIn } from '../behaviour.js';

export const lettingIn: LettingIn = {
  caller: ({ route, headers }, { authorization, otherAuthorization }) => {
    if (authorization === undefined || route === 'metadata') return 'anybody';
    if (headers.authorization === `Bearer ${authorization}`) return 'first';
    const isSecond = otherAuthorization !== undefined && headers.authorization === `Bearer ${otherAuthorization}`;
    return isSecond ? 'second' : undefined;
  },
  mayAccess: ({ owner }, { caller }) => owner === caller,
};
