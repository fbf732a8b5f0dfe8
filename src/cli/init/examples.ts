import type { Json } from '../../model/index.js';

/** What a key is shown with while it is commented out and has no default. All of them are accepted as they stand. */
export const EXAMPLES: Readonly<Record<string, Json>> = {
  ca: 'ca.pem',
  allowHost: ['socket.example.org'],
  token: '${FHIR_TOKEN}',
  tokenCommand: 'gcloud auth print-access-token',
  auth: { smart: { clientId: 'fhir-handshake', privateKeyFile: 'client.private.jwk', scope: 'system/*.cruds' } },
  header: { 'X-Api-Key': '${API_KEY}' },
  clientCert: 'client.pem',
  clientKey: 'client.key.pem',
  topic: 'http://example.org/topics/encounter-complete',
  trigger: 'trigger.json',
  subscription: 'subscription.json',
  heartbeatPeriod: 10,
  only: ['heartbeat'],
  skip: ['rest-hook'],
  suite: ['my-suite.js'],
  rate: 5,
  connections: 6,
  endpointUrl: 'https://my-tunnel.example',
  endpointPort: 8090,
  endpointCert: 'endpoint.pem',
  endpointKey: 'endpoint.key.pem',
  transcript: 'transcripts',
  knownFailures: 'known-failures.yaml',
  certify: { profile: 'r5-websocket@1', product: 'product.yaml', key: 'certification.private.jwk' },
};
