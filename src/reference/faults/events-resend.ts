import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import { BACKPORT } from '../spoiling-released.js';

export const eventsResendSaysNothing = defineFault({
  id: 'events-resend-says-nothing',
  stage: 'events',
  story: '$resend is answered without an OperationOutcome, with 204.',
  breaks: ['events.resend'],
  releases: BACKPORT,
  spoil: (honest): Behaviour => ({
    ...honest,
    answer: (answer, call, world) =>
      honest.answer(
        call.route === 'resend' && answer.status < 300 ? { status: 204, headers: {} } : answer,
        call,
        world,
      ),
  }),
});
