import { defineFault } from '../fault.js';
import { BACKPORT, leaving, parametersLeaving } from '../spoiling-released.js';

export const handshakeIsOfR5 = defineFault({
  id: 'handshake-is-of-r5',
  stage: 'handshake',
  story: 'The handshake is a Bundle of type subscription-notification, a code of R5.',
  breaks: ['handshake.type', 'notification.bundle-type'],
  releases: BACKPORT,
  spoil: leaving(['handshake'], (bundle) => ({ ...bundle, type: 'subscription-notification' })),
});

export const handshakeSaysStatusTwice = defineFault({
  id: 'handshake-says-status-twice',
  stage: 'handshake',
  story: 'The Parameters of a handshake have the parameter status twice.',
  breaks: ['handshake.status'],
  releases: ['R4'],
  spoil: parametersLeaving(['handshake'], (parameter) =>
    parameter.name === 'status' ? [parameter, parameter] : [parameter],
  ),
});
