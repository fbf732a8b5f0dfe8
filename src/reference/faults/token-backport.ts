import { notSupported } from '../answer.js';
import { defineFault } from '../fault.js';
import { BACKPORT } from '../spoiling-released.js';

export const tokenRefusesGet = defineFault({
  id: 'token-refuses-get',
  stage: 'token',
  story: 'The operation takes POST only, although it changes nothing.',
  breaks: ['token.get'],
  releases: BACKPORT,
  spoil: (honest) => ({
    ...honest,
    instead: (call, world) =>
      call.route === 'token' && call.method === 'GET' ? notSupported(405, 'Use POST.') : honest.instead(call, world),
  }),
});
