import type { RouteName } from './answer.js';
import type { Behaviour } from './behaviour.js';
import type { Dialect } from './dialects/dialect.js';
import type { Release } from './dialects/release.js';
import { isObject, object, objects, type JsonObject } from './json.js';
import type { Notice, NoticeKind, World } from './world.js';

/** Releases that follow the guide Subscriptions R5 Backport. */
export const BACKPORT: readonly Release[] = ['R4', 'R4B'];

type SpoilBundle = (bundle: JsonObject, notice: Notice, world: World) => JsonObject;

/** Spoils the Bundles of some kinds of notification in the shape that they leave in. */
export function leaving(kinds: readonly NoticeKind[], spoil: SpoilBundle) {
  return (honest: Behaviour): Behaviour => ({
    ...honest,
    released: (bundle, notice, world) => {
      const made = honest.released(bundle, notice, world);
      return kinds.includes(notice.kind) ? spoil(made, notice, world) : made;
    },
  });
}

/** Spoils every notification about events. */
export function eventsLeaving(spoil: SpoilBundle) {
  return leaving(['event-notification'], spoil);
}

type SpoilEntry = (entry: JsonObject, notice: Notice, world: World) => JsonObject;

/** Spoils the entry of the status in notifications about events. */
export function statusEntriesLeaving(spoil: SpoilEntry) {
  return eventsLeaving((bundle, notice, world) => ({
    ...bundle,
    entry: objects(bundle.entry).map((entry, index) => (index === 0 ? spoil(entry, notice, world) : entry)),
  }));
}

/** Spoils the other entries of notifications about events. */
export function furtherEntriesLeaving(spoil: SpoilEntry) {
  return eventsLeaving((bundle, notice, world) => ({
    ...bundle,
    entry: objects(bundle.entry).map((entry, index) => (index === 0 ? entry : spoil(entry, notice, world))),
  }));
}

type Retell = (parameter: JsonObject) => readonly JsonObject[];

/** Tells the parameters of the status otherwise, one by one, in notifications of some kinds. */
export function parametersLeaving(kinds: readonly NoticeKind[], retell: Retell) {
  return leaving(kinds, (bundle) => {
    const [status = {}, ...others] = objects(bundle.entry);
    const resource = object(status.resource);
    const parameter = objects(resource.parameter).flatMap(retell);
    return { ...bundle, entry: [{ ...status, resource: { ...resource, parameter } }, ...others] };
  });
}

/** Tells the parts of each event otherwise, one by one. */
export function partsLeaving(retell: Retell) {
  return parametersLeaving(['event-notification'], (parameter) => [
    parameter.part === undefined ? parameter : { ...parameter, part: objects(parameter.part).flatMap(retell) },
  ]);
}

/** Spoils the resource in the successful answers of some routes, in the shape that it leaves in. */
export function answersLeaving(routes: readonly RouteName[], spoil: (resource: JsonObject) => JsonObject) {
  return (honest: Behaviour): Behaviour => ({
    ...honest,
    releasedAnswer: (answer, call, world) => {
      const made = honest.releasedAnswer(answer, call, world);
      const isMeant = routes.includes(call.route) && made.status < 300 && isObject(made.body);
      return isMeant ? { ...made, body: spoil(object(made.body)) } : made;
    },
  });
}

type IsMeant = (notice: Notice, honest: Behaviour) => boolean;

/** A notification about events with full resources. */
export const isFullEvent: IsMeant = (notice, honest) =>
  notice.kind === 'event-notification' && honest.content(notice) === 'full-resource';

/** Writes some notifications as another release does. */
export function speakingAs(dialect: Dialect, isMeant: IsMeant): (honest: Behaviour) => Behaviour {
  return (honest) => {
    const composed = new WeakMap<Notice, JsonObject>();
    return {
      ...honest,
      bundle: (bundle, notice, world) => {
        const made = honest.bundle(bundle, notice, world);
        composed.set(notice, made);
        return made;
      },
      released: (bundle, notice, world) => {
        const own = isMeant(notice, honest) ? composed.get(notice) : undefined;
        return honest.released(own === undefined ? bundle : dialect.notification(own, notice, world), notice, world);
      },
    };
  };
}
