/**
 * The vocabulary of suites: what a suite of your own needs. Export one scenario and its checks from a module and run it
 * with `fhir-handshake run --suite ./my-suite.js`.
 */
export * from './model/index.js';
