/** Keys of the file under headings, in their order. */
export const SECTIONS: readonly (readonly [heading: string, keys: readonly string[]])[] = [
  ['The target', ['baseUrl', 'fhir', 'ca', 'insecure', 'allowHost']],
  [
    'Who asks: one of token, tokenCommand and a way below auth; headers and a certificate go with each (docs/authentication.md)',
    ['token', 'tokenCommand', 'auth', 'header', 'clientCert', 'clientKey', 'socketAuth'],
  ],
  [
    'What is tested',
    ['topic', 'trigger', 'subscription', 'heartbeatPeriod', 'only', 'skip', 'suite', 'timeBudget', 'timeout'],
  ],
  ['How much it is asked', ['readOnly', 'rate', 'connections']],
  [
    'Where rest-hooks arrive (docs/endpoints.md)',
    ['endpointUrl', 'endpointPort', 'endpointHost', 'endpointCert', 'endpointKey'],
  ],
  ['What is reported (docs/reports.md)', ['reporter', 'transcript', 'strict', 'knownFailures']],
  ['For certify (docs/certification.md)', ['certify']],
];

/** Keys that are left out: of the embedded server, or about one run more than about a target. */
export const LEFT_OUT: readonly string[] = [
  ...['$schema', 'reference', 'fault', 'variant', 'tokenLife', 'tls'],
  ...['shard', 'updateKnownFailures', 'color', 'quiet', 'verbose'],
];
