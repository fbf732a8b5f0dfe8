import type { Json } from '../../../src/model/index.js';
import { story, type Story } from '../../../src/model/testing/story.js';

/** A Subscription and its witness, bound on one connection, both notified once. */
export function pair(key: string): Story {
  return bindPair(subscribePair(story(), key), key);
}

export function subscribePair(told: Story, key: string): Story {
  return told.subscribed(key).subscribed(`${key}-witness`);
}

export function bindPair(told: Story, key: string): Story {
  const witness = `${key}-witness`;
  return told
    .token({ keys: [key] })
    .opened('c1')
    .bound({ keys: [key] })
    .handshake({ key })
    .token({ keys: [witness] })
    .bound({ keys: [witness] })
    .handshake({ key: witness })
    .triggered({ expects: [key, witness] })
    .event({ key, focus: 'Encounter/e1' })
    .event({ key: witness, focus: 'Encounter/e1' });
}

/** An event that only the witness may hear, and hears. */
export function heardByWitness(told: Story, key: string): Story {
  return causedForWitness(told, key).event({ key: `${key}-witness`, focus: 'Encounter/e2', number: 2 });
}

export function causedForWitness(told: Story, key: string): Story {
  return told.triggered({ focus: 'Encounter/e2', expects: [`${key}-witness`], forbids: [key], because: 'ended' });
}

/** The event that only the witness may hear, on the wrong Subscription. */
export function heardByEnded(told: Story, key: string): Story {
  return told.event({ key, focus: 'Encounter/e2', number: 2 });
}

export function deleted(told: Story, key: string, status = 204): Story {
  return told.exchange({ purpose: 'delete', about: key, method: 'DELETE', url: `Subscription/sub-${key}`, status });
}

export function read(told: Story, key: string, status: number, state = 'active'): Story {
  const gone = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'deleted' }] };
  const answer: Json = status === 200 ? { resourceType: 'Subscription', status: state } : gone;
  return told.exchange({ purpose: 'read', about: key, url: `Subscription/sub-${key}`, status, answer });
}
