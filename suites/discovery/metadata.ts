import {
  answerInWords,
  defineCheck,
  evidenceOf,
  judgeEach,
  objectsAt,
  refused,
  shown,
  textAt,
  type Exchange,
  type Finding,
  type Release,
} from '../../src/model/index.js';
import { capabilityStatement, isCapabilityStatement, serverParts, type Sighting } from './resources.js';

/** How versions of each release begin; builds and technical corrections differ behind that. */
const VERSIONS: Record<Release, RegExp> = { R4: /^4\.0\./, R4B: /^4\.3\./, R5: /^5\.0\./ };

export const metadataCapabilities = defineCheck({
  id: 'metadata.capabilities',
  title: 'GET [base]/metadata is answered with the CapabilityStatement of the server',
  requirements: ['ALL-META-01'],
  cause: 'The base URL names another path than the FHIR API, or the route needs a login that was not given.',
  remedy: 'Answer GET [base]/metadata with status 200 and a CapabilityStatement in application/fhir+json.',
  judge(history) {
    const asked = history.exchangesFor('metadata');
    const good = asked.filter(isCapabilityStatement).slice(0, 1);
    const judged = good.length > 0 ? good : asked.filter(tells);
    return judgeEach(history, judged, {
      situation: 'answer to GET metadata',
      broken: 'GET metadata was not answered with a CapabilityStatement',
      problem: (exchange) => (isCapabilityStatement(exchange) ? undefined : strangerFinding(exchange)),
    });
  },
});

/** Whether an answer says anything of the rule: not where a login is missing, a gateway spoke, or the body was cut. */
function tells(exchange: Exchange): boolean {
  const { status = 0, response } = exchange;
  if (response === undefined || response.cutAtBytes !== undefined) return false;
  return refused(exchange) ? status !== 403 : status < 300 || status === 500 || status === 501;
}

function strangerFinding(exchange: Exchange): Finding {
  const what = textAt(exchange.body, 'resourceType') ?? 'no FHIR resource';
  return {
    entry: evidenceOf(exchange),
    expected: '200 with a CapabilityStatement',
    actual: `${answerInWords(exchange)}, ${what}`,
  };
}

export const metadataFhirVersion = defineCheck({
  id: 'metadata.fhir-version',
  title: 'The CapabilityStatement states the FHIR version of the release under test',
  requirements: ['ALL-META-02'],
  cause: 'The statement is a template of another release, or the base URL is the one of another release.',
  remedy: 'Set CapabilityStatement.fhirVersion to the version that this base URL implements, 5.0.0 for R5.',
  judge(history) {
    const { release } = history.header;
    return judgeEach(history, statements(capabilityStatement(history)), {
      situation: 'CapabilityStatement',
      broken: `fhirVersion is not one of ${release}`,
      problem: ({ resource, entry }) =>
        VERSIONS[release].test(textAt(resource, 'fhirVersion') ?? '')
          ? undefined
          : {
              entry,
              path: 'CapabilityStatement.fhirVersion',
              expected: `a version of ${release}`,
              actual: shown(resource['fhirVersion']),
            },
    });
  },
});

export const metadataMandatoryElements = defineCheck({
  id: 'metadata.mandatory-elements',
  title: 'The CapabilityStatement carries status, date, kind, fhirVersion and format, and describes a REST server',
  requirements: ['ALL-META-03'],
  cause: 'The statement was written by hand, or only the parts that some client reads are filled.',
  remedy: 'Add the missing elements; one rest entry has mode "server".',
  judge: (history) =>
    judgeEach(history, statements(capabilityStatement(history)), {
      situation: 'CapabilityStatement',
      broken: 'the CapabilityStatement lacks mandatory elements',
      problem: missingElements,
    }),
});

function missingElements({ resource, entry }: Sighting): Finding[] {
  const absent = ['status', 'date', 'kind', 'fhirVersion'].filter((name) => (textAt(resource, name) ?? '') === '');
  const formats = resource['format'];
  if (!Array.isArray(formats) || formats.length === 0) absent.push('format');
  const findings = absent.map((name) => ({
    entry,
    path: `CapabilityStatement.${name}`,
    expected: 'present',
    actual: shown(resource[name]),
  }));
  if (serverParts(resource).length > 0) return findings;
  const actual = shown(objectsAt(resource, 'rest').map((rest) => rest['mode'] ?? null));
  return [...findings, { entry, path: 'CapabilityStatement.rest.mode', expected: 'server, at least once', actual }];
}

export const metadataResourceTypes = defineCheck({
  id: 'metadata.resource-types',
  title: 'A server with topic-based subscriptions lists Subscription and SubscriptionTopic among its resources',
  requirements: ['R5-META-17'],
  releases: ['R5'],
  cause: 'Subscriptions are handled beside the resource routes that the statement is generated from.',
  remedy: 'List Subscription and SubscriptionTopic in CapabilityStatement.rest.resource with what they support.',
  judge: (history) =>
    judgeEach(history, statements(capabilityStatement(history)), {
      situation: 'CapabilityStatement',
      broken: 'the statement does not list what subscriptions need',
      problem: ({ resource, entry }) => {
        const types = serverParts(resource).flatMap((rest) =>
          objectsAt(rest, 'resource').map((r) => textAt(r, 'type')),
        );
        return ['Subscription', 'SubscriptionTopic']
          .filter((type) => !types.includes(type))
          .map((type) => ({
            entry,
            path: 'CapabilityStatement.rest.resource.type',
            expected: type,
            actual: `not among ${String(types.length)} listed types`,
          }));
      },
    }),
});

/** The statement, or a reason to say that none was seen. */
function statements(statement: Sighting | undefined): Sighting[] {
  return statement === undefined ? [] : [statement];
}
