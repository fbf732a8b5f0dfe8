import {
  shown,
  textAt,
  type Finding,
  type History,
  type Notification,
  type ReleaseWords,
} from '../../src/model/index.js';
import { bindings } from './bindings.js';

const KINDS = ['handshake', 'heartbeat', 'event-notification'];

/** What of a notification is not as every notification of the release, or not of the kind it has to be. */
export function bundleProblems({ seq, view, status }: Notification, type: string, words: ReleaseWords): Finding[] {
  const { bundle } = view;
  const first = textAt(bundle, 'entry', 0, 'resource', 'resourceType');
  const facts: [path: string, expected: string, actual: string | undefined][] = [
    ['Bundle.type', words.notificationBundle, textAt(bundle, 'type')],
    ['Bundle.entry[0].resource.resourceType', words.statusResource, first],
    [status.places.type, type, status.type],
  ];
  return facts
    .filter(([, expected, actual]) => actual !== expected)
    .map(([path, expected, actual]) => ({ entry: seq, path, expected, actual: shown(actual) }));
}

/** Notifications that stand where a handshake belongs, first after a bind, and are of no known type. */
export function unnamedHandshakes(history: History): Notification[] {
  return bindings(history).flatMap(({ handshake, notifications }) => {
    const [first] = notifications;
    return handshake !== undefined || first === undefined || isKnown(first) ? [] : [first];
  });
}

export function isKnown({ status }: Notification): boolean {
  return KINDS.includes(status.type ?? '');
}
