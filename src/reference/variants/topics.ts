import type { Release } from '../dialects/release.js';
import { objects, without, type JsonObject } from '../json.js';
import { encounterComplete } from '../topics/encounter-complete.js';
import { observationChanged } from '../topics/observation-changed.js';
import type { Topic } from '../topics/topic.js';
import type { Variant } from '../variant.js';
import type { Change } from '../world.js';

export const createOnly: Variant = {
  id: 'create-only',
  story: 'There is one topic, and it fires on create only.',
  topics: (release) => [firedBy('create', release)],
  apply: (behaviour) => behaviour,
};

export const updateOnly: Variant = {
  id: 'update-only',
  story: 'There is one topic, and it fires on update only.',
  topics: (release) => [firedBy('update', release)],
  apply: (behaviour) => behaviour,
};

function firedBy(interaction: Change['interaction'], release: Release): Topic {
  const usual = observationChanged(release);
  return {
    ...usual,
    definition: triggeredBy(usual.definition, (trigger) => ({ ...trigger, supportedInteraction: [interaction] })),
    fires: (change) => change.interaction === interaction && usual.fires(change),
  };
}

export const vagueTopic: Variant = {
  id: 'vague-topic',
  story: 'The topic says nothing of interactions, criteria and shape; it fires on every create.',
  topics: (release) => {
    const usual = encounterComplete(release);
    const definition = triggeredBy(without(usual.definition, 'notificationShape'), (trigger) =>
      without(trigger, 'supportedInteraction', 'queryCriteria'),
    );
    return [{ ...usual, definition, fires: ({ interaction }) => interaction === 'create' }];
  },
  apply: (behaviour) => behaviour,
};

export const unfilteredTopic: Variant = {
  id: 'unfiltered-topic',
  story: 'The topic can be filtered by nothing.',
  topics: (release) => {
    const usual = observationChanged(release);
    return [{ ...usual, filters: [], definition: without(usual.definition, 'canFilterBy') }];
  },
  apply: (behaviour) => behaviour,
};

function triggeredBy(definition: JsonObject, change: (trigger: JsonObject) => JsonObject): JsonObject {
  return { ...definition, resourceTrigger: objects(definition.resourceTrigger).map(change) };
}
