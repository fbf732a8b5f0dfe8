import type { Report } from '../model/index.js';
import type { RunOptions } from './run-options.js';

/** What the report says a run was told. Secrets stay out: of the token and of headers it says only that they were there. */
export function toldOptions(options: RunOptions): Report['run']['options'] {
  const told = {
    ...('reference' in options.target ? referenceTold(options.target.reference) : {}),
    topic: options.topic,
    trigger: options.triggerFile,
    subscription: options.subscriptionFile,
    ...authTold(options.auth),
    suites: options.suites,
    only: options.selection.only,
    skip: options.selection.skip,
    shard: options.shard === undefined ? undefined : `${String(options.shard.number)}/${String(options.shard.of)}`,
    heartbeatPeriodS: options.heartbeatPeriodS,
    readOnly: options.readOnly,
    ratePerS: options.traffic?.ratePerS,
    connections: options.traffic?.connections,
    ...options.limits,
    transcript: options.transcript,
    strict: options.strict,
    insecure: options.insecure,
    ca: options.caFile,
    allowHosts: options.allowHosts,
    ...endpointTold(options.endpoint),
  };
  return Object.fromEntries(Object.entries(told).flatMap(([name, value]) => (isTold(value) ? [[name, value]] : [])));
}

function authTold({ socketAuth, other, ...own }: RunOptions['auth']) {
  const { token, tokenCommand, basic, clientCredentials, smart, clientCert, headers } = own;
  return {
    token: token !== undefined,
    tokenCommand: tokenCommand !== undefined,
    basic: basic !== undefined,
    clientCredentials: clientCredentials !== undefined,
    smart: smart !== undefined,
    headers: Object.keys(headers),
    clientCert,
    socketAuth: socketAuth === 'refused' ? undefined : socketAuth,
    otherIdentity: other !== undefined,
  };
}

function endpointTold(endpoint: RunOptions['endpoint']) {
  return {
    endpointPort: endpoint?.port,
    endpointHost: endpoint?.host,
    endpointUrl: endpoint?.url,
    endpointCert: endpoint?.tls?.certFile,
    endpointKey: endpoint?.tls?.keyFile,
  };
}

function referenceTold(wish: Extract<RunOptions['target'], { reference: unknown }>['reference']) {
  const { faults, variants, tls, tokenLifeS } = wish;
  return { reference: true, faults, variants, tls, tokenLifeS };
}

/** Options that were left at "nothing" are not worth a line. */
function isTold<Value>(value: Value | undefined): value is Value {
  return value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);
}
