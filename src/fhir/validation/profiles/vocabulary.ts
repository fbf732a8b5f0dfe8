import type { Release } from '../../../model/index.js';

/** How often something stands in its place, as the specification writes it. */
export type Cardinality = '0..1' | '1..1' | '0..*' | '1..*';

/** A required binding: the codes are all there are. */
export interface ValueSet {
  readonly name: string;
  readonly codes: readonly string[];
}

/** What a text holds beyond being a text. */
export type TextForm = 'number-of-events' | 'absolute-url';

/** The only type that `value[x]` may have, and what is asked of the value. */
export interface ValueRule {
  readonly type: string;
  readonly codes?: ValueSet;
  readonly form?: TextForm;
  /** The only resource type that a Reference may lead to. */
  readonly target?: string;
}

/**
 * A slice of a list whose items name themselves: parameters and parts by `name`, the extensions in an extension by `url`.
 * All of these slicings are open in the guide: items of other names are let pass.
 */
export interface Slice {
  readonly name: string;
  readonly cardinality: Cardinality;
  readonly value?: ValueRule;
  /** What its own list holds, in place of a value. */
  readonly parts?: readonly Slice[];
}

/** An extension: where it may stand, and what it holds. */
export interface ExtensionDefinition {
  readonly id: string;
  readonly canonical: string;
  /** Elements that it may extend: `Subscription.channel`. */
  readonly places: readonly string[];
  /** `0..1` where the definition itself forbids a second one in the same place. */
  readonly cardinality: Cardinality;
  readonly value?: ValueRule;
  readonly parts?: readonly Slice[];
}

/** An element whose cardinality a profile tightens. */
export interface ElementRule {
  /** JSON names from the resource down. */
  readonly path: readonly string[];
  readonly cardinality: '1..1';
}

/** An element whose text a profile says more about. */
export interface TextRule {
  readonly path: readonly string[];
  readonly form: TextForm;
  readonly says: string;
}

/** An extension that a profile names as a slice of an element's extensions. */
export interface ExtensionSlice {
  /** JSON names from the resource to the object that holds `extension`; `_criteria` holds those of `criteria`. */
  readonly path: readonly string[];
  readonly extension: ExtensionDefinition;
  readonly cardinality: Cardinality;
}

interface Profile {
  readonly id: string;
  readonly canonical: string;
  readonly releases: readonly Release[];
}

export interface ResourceProfile extends Profile {
  readonly resourceType: string;
  readonly elements: readonly ElementRule[];
  readonly texts: readonly TextRule[];
  readonly extensions: readonly ExtensionSlice[];
}

export interface ParametersProfile extends Profile {
  readonly parameters: readonly Slice[];
}

/** A Bundle that begins with a status. */
export interface NotificationProfile extends Profile {
  readonly type: string;
  /** What the first entry holds, and no other entry does. */
  readonly status: { readonly resourceType: string; readonly invariant: string };
}
