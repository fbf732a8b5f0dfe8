import type { ReleaseResources } from '../../model/index.js';
import type { Assemble } from './assembly.js';
import type { Found } from './find-resources.js';
import type { Fires } from './firing.js';

/** The plan as far as resources go, before filters are chosen. */
export interface Planned {
  readonly resourceType: string;
  readonly found: Found;
  readonly assemble: Assemble;
  readonly fires: Fires;
  readonly resources: ReleaseResources;
}
