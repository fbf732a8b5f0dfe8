import {
  advise,
  at,
  defineCheck,
  listAt,
  objectsAt,
  shown,
  skip,
  textAt,
  type Finding,
  type History,
  type Outcome,
  type Release,
} from '../../src/model/index.js';
import {
  declaredType,
  declaresInteraction,
  judgeClaimant,
  judgeDeclared,
  outcomeOf,
  undeclared,
  undeclaredSearches,
  type DeclaredType,
} from './declaring.js';
import { GUIDE, unversioned } from './guide-claim.js';
import { capabilityStatement } from './resources.js';

const BACKPORT: readonly Release[] = ['R4', 'R4B'];
const PROFILE = `${GUIDE}/StructureDefinition/backport-subscription`;
const STATUS = `${GUIDE}/OperationDefinition/backport-subscription-status`;

/** CapabilityStatements of the guide. The page for R4B prints a canonical that does not exist (ambiguity A64). */
const INSTANTIATED: Readonly<Record<Release, readonly string[]>> = {
  R4: ['backport-subscription-server-r4'],
  R4B: ['backport-subscription-server', 'CapabilitySubscriptionServer'],
  R5: [],
};

export const metadataSubscriptionType = defineCheck({
  id: 'metadata.subscription-type',
  title: 'A server that follows the backport guide lists Subscription among its resources',
  requirements: ['BP-META-04'],
  releases: BACKPORT,
  cause: 'Subscriptions are handled beside the resource routes that the statement is generated from.',
  remedy: 'List Subscription in CapabilityStatement.rest.resource with what is supported of it.',
  judge: (history) =>
    judgeClaimant(history, (statement) => {
      const { resources, servers, entry } = declaredType(statement, 'Subscription');
      if (resources.length > 0) return outcomeOf([], '');
      const listed = servers.flatMap((rest) => objectsAt(rest, 'resource')).length;
      const path = 'CapabilityStatement.rest.resource.type';
      const actual = `not among ${String(listed)} listed types`;
      return outcomeOf([{ entry, path, expected: 'Subscription', actual }], 'Subscription is not listed');
    }),
});

export const metadataSupportedProfile = defineCheck({
  id: 'metadata.supported-profile',
  title: 'The entry of Subscription names the backport profile as supported',
  requirements: ['BP-META-05'],
  releases: BACKPORT,
  cause: 'The statement is generated from the resource types of the release, without profiles.',
  remedy: `Add ${PROFILE} to supportedProfile of the entry of Subscription.`,
  judge: (history) =>
    judgeDeclared(history, 'Subscription', (declared) => {
      const profiles = declared.resources.flatMap((resource) => listAt(resource, 'supportedProfile'));
      const isThere = profiles.some((profile) => typeof profile === 'string' && unversioned(profile) === PROFILE);
      return isThere ? [] : [{ ...undeclared(declared, 'supportedProfile', PROFILE), actual: shown(profiles) }];
    }),
});

export const metadataInstantiates = defineCheck({
  id: 'metadata.instantiates',
  title: 'The CapabilityStatement says that it instantiates the one of the guide for its release',
  requirements: ['BP-META-06'],
  releases: BACKPORT,
  cause: 'The guide is named as implementationGuide only, or the statement was copied from the other release.',
  remedy: 'Put the canonical of the CapabilityStatement of the guide for this release into instantiates.',
  judge: (history) =>
    judgeClaimant(history, ({ resource, entry }) => {
      const wanted = INSTANTIATED[history.header.release].map((name) => `${GUIDE}/CapabilityStatement/${name}`);
      const named = listAt(resource, 'instantiates');
      if (named.some((one) => typeof one === 'string' && wanted.includes(unversioned(one)))) return outcomeOf([], '');
      const path = 'CapabilityStatement.instantiates';
      const finding = { entry, path, expected: wanted.slice(0, 1).join(), actual: shown(at(resource, 'instantiates')) };
      return outcomeOf([finding], 'the CapabilityStatement of the guide is not instantiated');
    }),
});

export const metadataRead = defineCheck({
  id: 'metadata.read',
  title: 'The entry of Subscription declares the interaction read',
  requirements: ['BP-META-07'],
  releases: BACKPORT,
  cause: 'Interactions of Subscription are listed by hand, and only writing was thought of.',
  remedy: 'Add {"code": "read"} to the interactions of Subscription.',
  judge: (history) => judgeDeclared(history, 'Subscription', (declared) => undeclaredInteraction(declared, 'read')),
});

export const metadataWrites = defineCheck({
  id: 'metadata.writes',
  title: 'The entry of Subscription declares create, update or patch, and delete',
  requirements: ['BP-META-08'],
  releases: BACKPORT,
  cause: 'Interactions of Subscription are listed by hand, and one was forgotten.',
  remedy: 'Add the codes create, update (or patch) and delete to the interactions of Subscription.',
  judge: (history) =>
    judgeDeclared(history, 'Subscription', (declared) => {
      // A create may also be a PUT to an id that the client chose.
      const createsByUpdate = declared.resources.some((resource) => resource['updateCreate'] === true);
      const byUpdate = createsByUpdate && declaresInteraction(declared, 'update');
      const byPatch = declaresInteraction(declared, 'patch');
      return [
        ...(byUpdate ? [] : undeclaredInteraction(declared, 'create')),
        ...(byPatch ? [] : undeclaredInteraction(declared, 'update')),
        ...undeclaredInteraction(declared, 'delete'),
      ];
    }),
});

function undeclaredInteraction(declared: DeclaredType, code: string): Finding[] {
  return declaresInteraction(declared, code) ? [] : [undeclared(declared, 'interaction', code)];
}

export const metadataStatusOperation = defineCheck({
  id: 'metadata.status-operation',
  title: 'The CapabilityStatement declares the operation $status of Subscription',
  requirements: ['BP-META-09'],
  releases: BACKPORT,
  cause: 'Operations are not part of what the statement is generated from.',
  remedy: `Declare the operation status for Subscription, with the definition ${STATUS}.`,
  judge: (history) =>
    judgeDeclared(history, 'Subscription', (declared) => {
      const parts = [...declared.resources, ...declared.servers];
      const isThere = parts.flatMap((part) => objectsAt(part, 'operation')).some(isStatus);
      return isThere ? [] : [undeclared(declared, 'operation', 'status')];
    }),
});

/** Version 1.1.0 prints the name with a dollar sign, 1.2.0 without. */
function isStatus(operation: Parameters<typeof textAt>[0]): boolean {
  const definition = unversioned(textAt(operation, 'definition') ?? '');
  return /^\$?status$/.test(textAt(operation, 'name') ?? '') || definition === STATUS;
}

export const metadataUrlParameter = defineCheck({
  id: 'metadata.url-parameter',
  title: 'The entry of Subscription declares the search parameter url',
  requirements: ['BP-META-12'],
  releases: BACKPORT,
  cause: 'Search is offered for the parameters that were needed first.',
  remedy:
    'Offer the search of Subscriptions by url, and declare it. The guide calls it SHALL in one place, SHOULD in another.',
  judge(history) {
    const outcome = judgeSearch(history, 'url');
    // The CapabilityStatement of the guide says SHALL, the table printed of it in 1.1.0 SHOULD.
    return outcome.outcome === 'violated' ? advise(outcome.message, outcome.findings) : outcome;
  },
});

export const metadataStatusParameter = defineCheck({
  id: 'metadata.status-parameter',
  title: 'The entry of Subscription declares the search parameter status',
  requirements: ['BP-META-13'],
  releases: BACKPORT,
  cause: 'Search is offered for the parameters that were needed first.',
  remedy: 'Offer the search of Subscriptions by status, and declare it.',
  judge: (history) => judgeSearch(history, 'status'),
});

/** The guide leaves it to a server whether Subscriptions can be searched at all (ambiguity A65). */
function judgeSearch(history: History, parameter: string): Outcome {
  const statement = capabilityStatement(history);
  const declared = statement && declaredType(statement, 'Subscription');
  if (declared !== undefined && declared.resources.length > 0 && !offersSearch(declared)) {
    return skip('the CapabilityStatement declares no search of Subscriptions, which is optional');
  }
  return judgeDeclared(history, 'Subscription', (one) => undeclaredSearches(one, parameter));
}

function offersSearch(declared: DeclaredType): boolean {
  const parameters = declared.resources.flatMap((resource) => listAt(resource, 'searchParam'));
  return parameters.length > 0 || declaresInteraction(declared, 'search-type');
}
