import { without, type JsonObject } from '../../json.js';
import { alike } from './at.js';
import { channelType, headers } from './channel.js';
import { filters } from './filters.js';
import { HEARTBEAT_PERIOD, MAX_COUNT, PAYLOAD_CONTENT, TIMEOUT } from './names.js';
import { elementAt, extensionAt, type Place } from './place.js';

const CHANNEL = ['channel'];

/** What is elsewhere than in R5; status, reason, contact and end are where they are. */
const PLACES: readonly Place[] = [
  elementAt('topic', 'criteria'),
  filters,
  channelType,
  elementAt('endpoint', 'channel', 'endpoint'),
  headers,
  extensionAt('heartbeatPeriod', CHANNEL, HEARTBEAT_PERIOD, 'valueUnsignedInt'),
  extensionAt('timeout', CHANNEL, TIMEOUT, 'valueUnsignedInt'),
  elementAt('contentType', 'channel', 'payload'),
  extensionAt('content', ['channel', '_payload'], PAYLOAD_CONTENT, 'valueCode'),
  extensionAt('maxCount', CHANNEL, MAX_COUNT, 'valuePositiveInt'),
];

const NAMES = PLACES.map(({ name }) => name);

/** A Subscription of R4 or R4B with the elements of R5 beside its own, which stay as they were sent. */
export function readSubscription(sent: JsonObject): JsonObject {
  const own = without(sent, ...NAMES);
  const read = PLACES.map((place) => [place.name, place.read(own)] as const);
  return { ...own, ...Object.fromEntries(read.filter(([, value]) => value !== undefined)) };
}

/** The Subscription of R4 or R4B: as it was sent, but for what the elements of R5 say otherwise. */
export function writeSubscription(known: JsonObject): JsonObject {
  return PLACES.reduce(
    (written, place) => {
      const value = known[place.name];
      return alike(place.read(written), value) ? written : place.write(written, value);
    },
    without(known, ...NAMES),
  );
}
