import { defineCheck, skip, type Finding, type Outcome } from '../../src/model/index.js';
import {
  declaredType,
  declaresInteraction,
  judgeClaimant,
  judgeDeclared,
  outcomeOf,
  undeclared,
  undeclaredSearches,
} from './declaring.js';
import { claimedVersions } from './guide-claim.js';
import type { Sighting } from './resources.js';

export const metadataTopicType = defineCheck({
  id: 'metadata.topic-type',
  title: 'The CapabilityStatement lists SubscriptionTopic with read and the search parameters url and derived-or-self',
  requirements: ['R4B-META-14'],
  releases: ['R4B'],
  cause: 'Topics are kept in a configuration file and were never given REST routes.',
  remedy: 'List SubscriptionTopic with the interaction read and the search parameters url and derived-or-self.',
  judge: (history) =>
    judgeClaimant(history, (statement) => {
      const declared = declaredType(statement, 'SubscriptionTopic');
      const broken = 'SubscriptionTopic is not declared as the guide asks for';
      if (declared.resources.length === 0)
        return outcomeOf([undeclared(declared, 'type', 'SubscriptionTopic')], broken);
      const read: Finding[] = declaresInteraction(declared, 'read')
        ? []
        : [undeclared(declared, 'interaction', 'read')];
      return outcomeOf([...read, ...undeclaredSearches(declared, 'url', 'derived-or-self')], broken);
    }),
});

export const metadataTopicParameters = defineCheck({
  id: 'metadata.topic-parameters',
  title: 'The entry of SubscriptionTopic declares the search parameters resource, title and trigger-description',
  requirements: ['R4B-META-15'],
  releases: ['R4B'],
  cause: 'Search is offered for the parameters that were needed first.',
  remedy: 'Offer the search of topics by resource, title and trigger-description, and declare it.',
  judge: (history) =>
    judgeDeclared(history, 'SubscriptionTopic', (declared) =>
      undeclaredSearches(declared, 'resource', 'title', 'trigger-description'),
    ),
});

export const metadataBasic = defineCheck({
  id: 'metadata.basic',
  title:
    'The CapabilityStatement lists Basic with read and the search parameter code, by which wrapped topics are found',
  requirements: ['R4-META-16'],
  releases: ['R4'],
  cause: 'Topics are wrapped in Basic, and what finds them was not declared.',
  remedy: 'List Basic with the interaction read and the search parameter code.',
  judge: (history) =>
    judgeClaimant(history, (statement, claims) => {
      const versions = claimedVersions(claims);
      if (!versions.some(hasBasic)) return skip(`version 1.2.0 of the guide is not claimed (${claims.join(', ')})`);
      return judgeListed(statement, 'Basic', 'code');
    }),
});

/** Topics wrapped in Basic came with 1.2.0. */
function hasBasic(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 1 || (major === 1 && minor >= 2);
}

/** The type itself, read, and search parameters. */
function judgeListed(statement: Sighting, type: string, ...searches: readonly string[]): Outcome {
  const declared = declaredType(statement, type);
  const broken = `${type} is not declared so that topics can be found`;
  if (declared.resources.length === 0) return outcomeOf([undeclared(declared, 'type', type)], broken);
  const read: Finding[] = declaresInteraction(declared, 'read') ? [] : [undeclared(declared, 'interaction', 'read')];
  return outcomeOf([...read, ...undeclaredSearches(declared, ...searches)], broken);
}
