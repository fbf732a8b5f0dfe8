import type { FhirPath } from './fhir-path.js';
import type { Issue } from './issue.js';
import type { Json, JsonObject } from './json.js';
import type { Judged, ParsedCriteria, SearchParameter } from './search.js';

/** What a release says of its resources: enough to make them, and to tell what meets the criteria of a topic. */
export interface ReleaseResources {
  /** The definitions along a path of element names below a resource type; undefined where there is no such element. */
  along(type: string, path: readonly string[]): readonly ElementDefinition[] | undefined;
  /** What a resource type, or the nested type of an element, cannot do without; of a choice each of its types. */
  requiredOf(type: string): readonly (readonly ElementDefinition[])[];
  /** What is wrong with the structure of a resource; empty where it is valid. */
  structureIssues(resource: Json | undefined): readonly Issue[];
  /** A search parameter of a resource type by its code; undefined where it is none, or none that can be evaluated here. */
  searchParameter(type: string, code: string): SearchParameter | undefined;
  /** Reads criteria such as `Encounter?status=completed&class=IMP`. */
  parseCriteria(text: string, type: string): ParsedCriteria;
  /** Whether a resource meets such criteria. */
  meetsCriteria(text: string, resource: JsonObject, type: string): Judged;
  /** FHIRPath with the types of the release: heavy to load, so only where there is FHIRPath. */
  fhirPath(): Promise<FhirPath>;
}

export interface ElementDefinition {
  /** FHIR type: `code`, `CodeableConcept`, `BackboneElement`. */
  readonly type: string;
  readonly repeats: boolean;
  /** JSON name: `valueQuantity` where the path said `value`. */
  readonly name: string;
  /** `value`, where the element is one type of a choice: only one of them may be there. */
  readonly choice?: string | undefined;
  /** The codes of a required binding, where the definitions list them. */
  readonly codes?: readonly RequiredCode[] | undefined;
  /** Where the elements of a nested type are defined: `Encounter.location`. */
  readonly nested?: string | undefined;
}

export interface RequiredCode {
  readonly system: string;
  readonly code: string;
}
