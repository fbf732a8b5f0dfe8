import { objectsAt, textAt, type Facts } from '../../src/model/index.js';

/** What the CapabilityStatement declares for Subscription. */
export interface Declared {
  readonly interactions: readonly string[];
  readonly searchParameters: readonly string[];
  /** Operation names with the dollar sign: `$status`. */
  readonly operations: readonly string[];
}

/** Both ways to name an operation occur, with and without the dollar sign. */
export function declaredFor({ capabilities }: Facts): Declared {
  const servers = objectsAt(capabilities, 'rest').filter((rest) => textAt(rest, 'mode') === 'server');
  const resources = servers.flatMap((rest) => objectsAt(rest, 'resource'));
  const own = resources.filter((resource) => textAt(resource, 'type') === 'Subscription');
  const words = (list: string, member: string) => [
    ...new Set(own.flatMap((resource) => objectsAt(resource, list).flatMap((item) => textAt(item, member) ?? []))),
  ];
  return {
    interactions: words('interaction', 'code'),
    searchParameters: words('searchParam', 'name'),
    operations: words('operation', 'name').map((name) => `$${name.replace(/^\$/, '')}`),
  };
}
