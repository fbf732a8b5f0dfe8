import type { Release, ReleaseResources } from '../model/index.js';
import { elementsAlong, requiredElements } from './elements.js';
import { meetsCriteria } from './search-criteria.js';
import { parseCriteria } from './search-criterion.js';
import { searchParametersOf } from './search-parameters.js';
import { structureIssues, typesOf } from './validation/structure/index.js';

/** What the official definitions of a release say of its resources. They are read when something is first asked of them. */
export function resourcesOf(release: Release): ReleaseResources {
  const parameters = once(() => searchParametersOf(release));
  return {
    along: (type, path) => elementsAlong(typesOf(release), type, path),
    requiredOf: (type) => requiredElements(typesOf(release), type),
    structureIssues: (resource) => structureIssues(resource, release),
    searchParameter: (type, code) => parameters()(type, code),
    parseCriteria: (text, type) => parseCriteria(text, type, parameters()),
    meetsCriteria: (text, resource, type) => meetsCriteria(text, resource, type, parameters()),
    fhirPath: once(async () => {
      const [{ FhirPathEngine }, { modelOf }] = await Promise.all([
        import('./fhirpath-engine.js'),
        import('./validation/invariants/models.js'),
      ]);
      return new FhirPathEngine(await modelOf(release));
    }),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
