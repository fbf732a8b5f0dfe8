import { notSupported, type Answer, type Call } from '../answer.js';
import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import { objects } from '../json.js';
import { answeringWith, noticesHaving } from '../spoiling.js';
import type { EventRecord } from '../world.js';

export const eventsRefuseGet = defineFault({
  id: 'events-refuse-get',
  stage: 'events',
  story: '$events is offered by POST only.',
  breaks: ['events.get'],
  spoil: insteadOf(({ method }) => (method === 'GET' ? notSupported(405, 'Use POST.') : undefined)),
});

export const eventsComeInSearchset = defineFault({
  id: 'events-come-in-searchset',
  stage: 'events',
  story: '$events is answered with a searchset.',
  breaks: ['events.bundle'],
  spoil: noticesHaving('query-event', { type: 'searchset' }),
});

export const eventsBeginWithOutcome = defineFault({
  id: 'events-begin-with-outcome',
  stage: 'events',
  story: 'An OperationOutcome comes before the status.',
  breaks: ['events.bundle'],
  spoil: answeringWith(['events'], (bundle) => {
    const issue = [{ severity: 'information', code: 'informational', diagnostics: 'Here they are.' }];
    const fullUrl = 'urn:uuid:9d3c7e52-0f6b-4d2a-8a1e-2b7c5d4e6f01';
    return {
      ...bundle,
      entry: [{ fullUrl, resource: { resourceType: 'OperationOutcome', issue } }, ...objects(bundle.entry)],
    };
  }),
});

export const eventsExcludeSince = defineFault({
  id: 'events-exclude-since',
  stage: 'events',
  story: 'eventsSinceNumber is not part of the range.',
  breaks: ['events.since'],
  spoil: (honest) => ({
    ...honest,
    eventsRange: (kept, bounds) => honest.eventsRange(kept, bounds).filter(({ number }) => number !== bounds.since),
  }),
});

export const eventsIgnoreSince = defineFault({
  id: 'events-ignore-since',
  stage: 'events',
  story: 'eventsSinceNumber is not read.',
  breaks: ['events.since'],
  spoil: (honest) => ({
    ...honest,
    eventsRange: (kept, bounds) =>
      (bounds.since ?? 0) > (kept.at(-1)?.number ?? 0) ? [] : honest.eventsRange(kept, { ...bounds, since: undefined }),
  }),
});

export const eventsExcludeUntil = defineFault({
  id: 'events-exclude-until',
  stage: 'events',
  story: 'eventsUntilNumber is not part of the range.',
  breaks: ['events.until'],
  spoil: (honest) => ({
    ...honest,
    eventsRange: (kept, bounds) => honest.eventsRange(kept, bounds).filter(({ number }) => number !== bounds.until),
  }),
});

export const eventsIgnoreUntil = defineFault({
  id: 'events-ignore-until',
  stage: 'events',
  story: 'eventsUntilNumber is not read.',
  breaks: ['events.until'],
  spoil: (honest) => ({
    ...honest,
    eventsRange: (kept, bounds) => honest.eventsRange(kept, { ...bounds, until: undefined }),
  }),
});

export const eventsSwapNumbers = defineFault({
  id: 'events-swap-numbers',
  stage: 'events',
  story: 'The events in an answer are numbered from the latest to the first.',
  breaks: ['events.numbers-kept'],
  spoil: (honest) => ({
    ...honest,
    eventsRange: (kept, bounds) => {
      const found = honest.eventsRange(kept, bounds);
      return found.map((event, index) => ({ ...event, number: found.at(-1 - index)?.number ?? event.number }));
    },
  }),
});

export const eventsRaiseCount = defineFault({
  id: 'events-raise-count',
  stage: 'events',
  story: 'Asking for events raises the event count.',
  breaks: ['events.not-raised'],
  spoil: (honest) => ({
    ...honest,
    eventsKept: (subscription) => {
      subscription.count += 1;
      return honest.eventsKept(subscription);
    },
  }),
});

export const eventsBreakOnEmptyRange = defineFault({
  id: 'events-break-on-empty-range',
  stage: 'events',
  story: 'A range without events is answered with 500.',
  breaks: ['events.empty-range'],
  spoil: (honest) => ({ ...honest, eventsNone: () => ({ status: 500, headers: {} }) }),
});

export const eventsForgetMissed = defineFault({
  id: 'events-forget-missed',
  stage: 'events',
  story: 'Only events that somebody was connected for are kept.',
  breaks: ['events.missed'],
  spoil: (honest) => {
    const missed = new Map<string, Set<number>>();
    const isKept = (id: string) => (event: EventRecord) => missed.get(id)?.has(event.number) !== true;
    return {
      ...honest,
      register: (subscription, connected, world) => {
        const numbering = honest.register(subscription, connected, world);
        if (connected || numbering === undefined) return numbering;
        missed.set(subscription.id, (missed.get(subscription.id) ?? new Set()).add(numbering.number));
        return numbering;
      },
      eventsKept: (subscription) => honest.eventsKept(subscription).filter(isKept(subscription.id)),
    };
  },
});

/** Answers some calls of $events in place of handling them. */
function insteadOf(answer: (call: Call) => Answer | undefined) {
  return (honest: Behaviour): Behaviour => ({
    ...honest,
    instead: (call, world) => (call.route === 'events' ? answer(call) : undefined) ?? honest.instead(call, world),
  });
}
