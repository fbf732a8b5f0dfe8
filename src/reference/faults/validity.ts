import type { Answer, RouteName } from '../answer.js';
import { json } from '../answer.js';
import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import { isObject, objects, type JsonObject } from '../json.js';
import type { NoticeKind } from '../world.js';

/** Resources that break their own definition, one for each stage. */
export const metadataInventsKind = defineFault({
  id: 'metadata-invents-kind',
  stage: 'metadata',
  story: 'CapabilityStatement.kind is server, which is no code of its value set.',
  breaks: ['metadata.valid'],
  spoil: (honest) => ({
    ...honest,
    capabilities: (statement, world) => ({ ...honest.capabilities(statement, world), kind: 'server' }),
  }),
});

export const topicsListInventsMode = defineFault({
  id: 'topics-list-invents-mode',
  stage: 'topics',
  story: 'The entries of the list of topics have the search mode hit, which there is not.',
  breaks: ['topics.valid'],
  spoil: answering(['topic-search'], (bundle) => ({
    ...bundle,
    entry: objects(bundle.entry).map((entry) => ({ ...entry, search: { mode: 'hit' } })),
  })),
});

export const tokenTellsSecondsAsDuration = defineFault({
  id: 'token-tells-seconds-as-duration',
  stage: 'token',
  story: 'The token comes with its life as a Duration, which is written as a number.',
  breaks: ['token.valid'],
  spoil: (honest) => ({
    ...honest,
    tokenParameters: (token, world) => {
      const told = honest.tokenParameters(token, world);
      return { ...told, parameter: [...objects(told.parameter), { name: 'lifetime', valueDuration: 3600 }] };
    },
  }),
});

export const bindFailsWithoutSeverity = defineFault({
  id: 'bind-fails-without-severity',
  stage: 'bind',
  story: 'A bind that failed is answered by an OperationOutcome whose issue has no severity.',
  breaks: ['bind.valid'],
  spoil: (honest) => ({
    ...honest,
    onRefusedBind: (reason) => ({
      text: JSON.stringify({ resourceType: 'OperationOutcome', issue: [{ code: 'login', diagnostics: reason }] }),
    }),
  }),
});

export const handshakeSignsInText = defineFault({
  id: 'handshake-signs-in-text',
  stage: 'handshake',
  story: 'The Bundle of a handshake has a signature that is text.',
  breaks: ['handshake.valid'],
  spoil: having('handshake', { signature: 'none' }),
});

export const heartbeatUpdatedInSeconds = defineFault({
  id: 'heartbeat-updated-in-seconds',
  stage: 'heartbeat',
  story: 'The Bundle of a heartbeat tells when it was updated in seconds since 1970.',
  breaks: ['heartbeat.valid'],
  spoil: having('heartbeat', { meta: { lastUpdated: 1_700_000_000 } }),
});

export const notificationStoresNumberedVersions = defineFault({
  id: 'notification-stores-numbered-versions',
  stage: 'notification',
  story: 'The answer to a create shows the version id as a number.',
  breaks: ['notification.answers-valid'],
  spoil: answering(['resource-create'], (resource) => ({ ...resource, meta: { versionId: 1 } })),
});

export const deletionReportsWithoutCode = defineFault({
  id: 'deletion-reports-without-code',
  stage: 'deletion',
  story: 'A delete is answered by an OperationOutcome whose issue has no code.',
  breaks: ['deletion.valid'],
  spoil: (honest) => ({
    ...honest,
    answer: (answer, call, world) =>
      honest.answer(
        call.route === 'subscription-delete' && answer.status === 204
          ? json(200, {
              resourceType: 'OperationOutcome',
              issue: [{ severity: 'information', diagnostics: 'Deleted.' }],
            })
          : answer,
        call,
        world,
      ),
  }),
});

/** Spoils the resource in the successful answers of some routes. */
function answering(routes: readonly RouteName[], spoil: (resource: JsonObject) => JsonObject) {
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
function having(kind: NoticeKind, elements: JsonObject) {
  return (honest: Behaviour): Behaviour => ({
    ...honest,
    bundle: (bundle, notice, world) => ({
      ...honest.bundle(bundle, notice, world),
      ...(notice.kind === kind ? elements : {}),
    }),
  });
}
