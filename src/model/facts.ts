import type { BindForm } from './mark.js';
import type { JsonObject } from './json.js';
import type { Release } from './release.js';

/** What discovery learnt of the target; every other scenario starts from it. Data only: it is written into transcripts. */
export interface Facts {
  readonly baseUrl: string;
  readonly release: Release;
  readonly fhirVersion?: string | undefined;
  readonly software?: string | undefined;
  readonly capabilities?: JsonObject | undefined;
  /** Every topic that was listed. */
  readonly topics: readonly JsonObject[];
  /** The topic that scenarios subscribe to; absent where none could be found or triggered. */
  readonly topic?: TopicFacts | undefined;
  readonly binding?: BindingFacts | undefined;
}

export interface TopicFacts {
  readonly url: string;
  readonly resource: string;
  readonly interactions: readonly ('create' | 'update' | 'delete')[];
  /** The SubscriptionTopic, where the target exposes it. */
  readonly definition?: JsonObject | undefined;
  /** Filter that keeps scenarios apart: its parameter takes a reference to a Patient of the scenario's own. */
  readonly patientFilter?: string | undefined;
  /** A second filter on the same resource, with values that the harness can set. */
  readonly secondFilter?: string | undefined;
  /** A value of it that resources of the harness meet. */
  readonly secondFilterValue?: string | undefined;
  /** Why no event can be caused, where none can. */
  readonly untriggerable?: string | undefined;
}

export interface BindingFacts {
  /** The bind form that worked; absent where none did. */
  readonly form?: BindForm | undefined;
  /** False where events arrive after a bind but no handshake does. */
  readonly handshakes: boolean;
  /** Set where the protocol of R4 before the guide is understood in their place: `bind [id]` was answered by `bound [id]`. */
  readonly older?: boolean | undefined;
}
