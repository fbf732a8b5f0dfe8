import type { Answer, RouteName } from './answer.js';
import type { Behaviour } from './behaviour.js';
import { isObject, type JsonObject } from './json.js';
import type { Notice, NoticeKind } from './world.js';

/** Spoils the resource in the successful answers of some routes. */
export function answeringWith(routes: readonly RouteName[], spoil: (resource: JsonObject) => JsonObject) {
  return (honest: Behaviour): Behaviour => ({
    ...honest,
    answer: (answer: Answer, call, world) => {
      const { body, status } = answer;
      const isMeant = routes.includes(call.route) && status < 300 && isObject(body);
      return honest.answer(isMeant ? { ...answer, body: spoil(body) } : answer, call, world);
    },
  });
}

/** Puts elements into the Bundles of one kind of notification. */
export function noticesHaving(kind: NoticeKind, elements: JsonObject) {
  return (honest: Behaviour): Behaviour => ({
    ...honest,
    bundle: (bundle, notice, world) => ({
      ...honest.bundle(bundle, notice, world),
      ...(notice.kind === kind ? elements : {}),
    }),
  });
}

/** Spoils the SubscriptionStatus in one kind of notification. */
export function statusesBeing(kind: NoticeKind, spoil: (status: JsonObject, notice: Notice) => JsonObject) {
  return (honest: Behaviour): Behaviour => ({
    ...honest,
    status: (status, notice, world) => {
      const plain = honest.status(status, notice, world);
      return notice.kind === kind ? spoil(plain, notice) : plain;
    },
  });
}
