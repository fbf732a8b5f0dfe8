import type { FhirPath, ReleaseResources } from '../../model/index.js';

/** What planning needs of the release under test. */
export interface Tools {
  readonly resources: ReleaseResources;
  readonly fhirPath: FhirPath;
}
