import { listAt, isObject, textAt, type Answer } from '../../model/index.js';

/** Where a server says how clients get tokens (SMART App Launch, "Using well-known"). */
export const SMART_CONFIGURATION = '.well-known/smart-configuration';

/** What a server says there; lists that are absent are empty. */
export interface SmartOffer {
  readonly tokenEndpoint: string | undefined;
  readonly grants: readonly string[];
  readonly methods: readonly string[];
  readonly scopes: readonly string[];
}

/** Undefined where an answer is no SMART configuration. */
export function smartOffer({ status, json }: Pick<Answer, 'status' | 'json'>): SmartOffer | undefined {
  if (status !== 200 || !isObject(json)) return undefined;
  const texts = (list: string) => listAt(json, list).filter((item) => typeof item === 'string');
  const offer = {
    tokenEndpoint: textAt(json, 'token_endpoint'),
    grants: texts('grant_types_supported'),
    methods: texts('token_endpoint_auth_methods_supported'),
    scopes: texts('scopes_supported'),
  };
  return offer.tokenEndpoint === undefined && offer.grants.length === 0 ? undefined : offer;
}
