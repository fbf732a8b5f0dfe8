import { Option, type Command } from 'commander';
import { REPORTER_NAMES } from './reporters.js';
import {
  listed,
  portNumber,
  positiveNumber,
  positiveSeconds,
  repeated,
  wholeNumber,
  wholeSeconds,
} from './raw-options.js';

/** Options of `judge` and `run` alike. */
export function addJudgingOptions(command: Command): Command {
  command
    .option('--only <names>', 'only these scenarios, stages, checks or requirements (repeatable, commas)', listed)
    .option('--skip <names>', 'all but these (repeatable, commas)', listed);
  return addReportingOptions(command);
}

/** Options of whatever ends in reports. */
export function addReportingOptions(command: Command): Command {
  return command
    .option('--suite <file>', 'a suite of your own beside the built-in ones (repeatable)', repeated)
    .option('--reporter <name[=file]>', `${REPORTER_NAMES.join(', ')} (repeatable; default: terminal)`, repeated)
    .option('--strict', 'warnings count as failures')
    .option('--known-failures <file>', 'failures that are accounted for, in YAML (docs/reports.md)')
    .option('--update-known-failures', 'write that file anew from what fails')
    .option('--no-color', 'no colours (so does the environment variable NO_COLOR)')
    .option('--quiet', 'failures, warnings and the last line only')
    .option('--verbose', 'passed checks and every finding too');
}

/** Options of `run`. */
export function addRunOptions(command: Command): Command {
  addConfigOptions(command);
  addTargetOptions(command);
  addWalkOptions(command);
  addEndpointOptions(command);
  addJudgingOptions(command);
  return addReferenceOptions(command);
}

/** Options of whatever reads the configuration file. */
export function addConfigOptions(command: Command): Command {
  return command
    .option(
      '--config <file>',
      'configuration file (default: fhir-handshake.config.json, .yaml or .js, docs/configuration.md)',
    )
    .option('--no-config', 'read no configuration file');
}

function addTargetOptions(command: Command): Command {
  command
    .option('--reference', 'walk the embedded server')
    .option('--fhir <release>', 'auto, r4, r4b or r5; auto reads it in the CapabilityStatement', 'auto');
  return addAccessOptions(command)
    .addOption(otherToken())
    .option(
      '--socket-auth <when>',
      'credentials to open a WebSocket with: refused (where it is, without them), always, never',
    )
    .option('--allow-host <host>', 'another host that the target may send the harness to (repeatable, commas)', listed);
}

function otherToken(): Option {
  const words = 'access token of a second identity, which must not get at what the first one has';
  return new Option('--other-token <token>', words).env('FHIR_HANDSHAKE_OTHER_TOKEN');
}

/** How to be let in, and whom to trust. */
export function addAccessOptions(command: Command): Command {
  const token = new Option('--token <token>', 'access token for REST requests (docs/authentication.md has other ways)');
  return command
    .addOption(token.env('FHIR_HANDSHAKE_TOKEN'))
    .option('--token-command <command>', 'command line that prints an access token, run again when it expires')
    .option('--header <name: value>', 'header for REST requests (repeatable)', repeated)
    .option('--client-cert <file>', 'certificate (PEM) to show where TLS asks for one')
    .option('--client-key <file>', 'key (PEM) of that certificate')
    .option('--ca <file>', 'trust this certificate authority too (PEM)')
    .option('--insecure', 'trust any certificate')
    .option('--rate <per second>', 'most requests that are begun in a second', positiveNumber)
    .option('--connections <number>', 'most requests, and most WebSocket connections, at once', wholeNumber);
}

function addWalkOptions(command: Command): Command {
  return command
    .option('--topic <url>', 'SubscriptionTopic to subscribe to; chosen unless told')
    .option('--subscription <file>', 'Subscription (JSON) of your own that every one that is created starts from')
    .option('--trigger <file>', 'what fires the topic: a resource, requests, or what to do by hand (docs/triggers.md)')
    .option('--heartbeat-period <seconds>', 'heartbeat period to ask for', wholeSeconds)
    .option('--time-budget <seconds>', 'longest single wait that the run agrees to (default: 600)', positiveSeconds)
    .option('--timeout <seconds>', 'longest wait for an answer, a handshake or an event (default: 10)', positiveSeconds)
    .option('--read-only', 'send nothing but reads, and say what that leaves out')
    .option('--shard <part>', 'play one part of the scenarios, such as 2/3; report merge puts the parts together')
    .option('--transcript <dir>', 'record everything that is sent and received here');
}

function addEndpointOptions(command: Command): Command {
  return command
    .option('--endpoint-port <port>', 'port that rest-hook endpoints listen on (default: any free one)', portNumber)
    .option('--endpoint-host <address>', 'address that they listen on (default: 127.0.0.1)')
    .option('--endpoint-url <url>', 'where the target reaches them: a tunnel, or this machine seen from a container')
    .option('--endpoint-cert <file>', 'certificate (PEM) for endpoints that speak TLS')
    .option('--endpoint-key <file>', 'key (PEM) of that certificate');
}

function addReferenceOptions(command: Command): Command {
  return command
    .option('--fault <ids>', 'with --reference: wrong behaviours to have (repeatable, commas)', listed)
    .option('--variant <ids>', 'with --reference: honest behaviours that differ (repeatable, commas)', listed)
    .option('--token-life <seconds>', 'with --reference: how long a binding token lives', positiveSeconds)
    .option('--tls', 'with --reference: https and wss');
}
