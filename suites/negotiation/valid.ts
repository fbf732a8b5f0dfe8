import {
  at,
  defineCheck,
  judgeValidity,
  resourcesAnswered,
  textAt,
  type History,
  type Issue,
  type Json,
  type Received,
} from '../../src/model/index.js';
import { hasCheckOfItsOwn } from './guide-form.js';

export const subscriptionValid = defineCheck({
  id: 'subscription.valid',
  title: 'A Subscription that the server returns, and the Bundle or OperationOutcome that it answers with, is valid',
  requirements: ['R5-SUB-05', 'BP-SUB-06', 'FHIR-SUB-01'],
  everywhere: true,
  cause: 'The resource is stored as it was sent, or is mapped from a model of another release.',
  remedy: 'Validate Subscriptions against the definition of the release before they are stored.',
  judge(history) {
    const isOwn = ownSubscriptions(history);
    return judgeValidity(
      history,
      resourcesAnswered(history, 'subscription').filter(({ resource }) => isOwn(resource)),
      {
        stage: 'subscription',
        situation: 'resource answered about a Subscription',
        broken: 'the server answers with a resource that is not valid',
        judgedElsewhere: (issue, received) =>
          issue.rule === SELF_LINK || hasCheckOfItsOwn(issue) || isOfStranger(issue, received, isOwn),
      },
    );
  },
});

/** A searchset names itself by a link, which subscription.search judges. */
const SELF_LINK = 'bdl-18';

/** What others stored on the server is not ours to judge. */
function ownSubscriptions(history: History): (resource: Json | undefined) => boolean {
  const own = new Set(history.subscriptions.map(({ id }) => id));
  return (resource) => textAt(resource, 'resourceType') !== 'Subscription' || own.has(textAt(resource, 'id') ?? '');
}

function isOfStranger(
  { path }: Issue,
  { resource }: Received,
  isOwn: (resource: Json | undefined) => boolean,
): boolean {
  const index = /^Bundle\.entry\[(\d+)\]\.resource/.exec(path)?.[1];
  return index !== undefined && !isOwn(at(resource, 'entry', Number(index), 'resource'));
}
