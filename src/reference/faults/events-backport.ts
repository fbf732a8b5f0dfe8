import { defineFault } from '../fault.js';
import { object, objects, text, without, type JsonObject } from '../json.js';
import { BACKPORT, leaving } from '../spoiling-released.js';

export const eventsOmitResponses = defineFault({
  id: 'events-omit-responses',
  stage: 'events',
  story: 'Entries of $events tell of a request and of no response.',
  breaks: ['events.entries'],
  releases: BACKPORT,
  spoil: withEntries((entry) => without(entry, 'response')),
});

export const eventsTellOfReads = defineFault({
  id: 'events-tell-of-reads',
  stage: 'events',
  story: 'The entry of the status tells of a read of the Subscription.',
  breaks: ['events.entries'],
  releases: BACKPORT,
  spoil: withEntries((entry, index) => {
    const request = object(entry.request);
    const url = (text(request.url) ?? '').replace('/$status', '');
    return index === 0 ? { ...entry, request: { ...request, url } } : entry;
  }),
});

/** Other entries in the answers of $events. */
function withEntries(spoil: (entry: JsonObject, index: number) => JsonObject) {
  return leaving(['query-event'], (bundle) => ({ ...bundle, entry: objects(bundle.entry).map(spoil) }));
}
