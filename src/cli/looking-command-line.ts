import type { Command } from 'commander';
import { listed, type RawOptions } from './raw-options.js';
import { addAccessOptions, addRunOptions } from './run-command-line.js';

/** Commands that look at a target before a run. They take the options of `run`, so that its words can be kept. */
export function addLookingCommands(program: Command, finish: (exitCode: number) => void): void {
  addRunOptions(program.command('plan'))
    .description('tell what run with the same options would send, create, wait for and leave out; sends only reads')
    .argument('[base-url]', 'base URL of the FHIR server, such as https://example.org/fhir')
    .option('--json', 'as JSON, with every request')
    .action(async (given: string | undefined, _raw: RawOptions, command: Command) => {
      const { configured } = await import('./configuration/configured.js');
      const { baseUrl, raw } = await configured(command, given);
      const { plan } = await import('./commands/plan.js');
      finish(await plan(baseUrl, raw));
    });

  addRunOptions(program.command('doctor'))
    .description('tell whether a target can be tested, and what to mend where it cannot; sends only reads unless told')
    .argument('[base-url]', 'base URL of the FHIR server, such as https://example.org/fhir')
    .option('--write', 'also try a Subscription, a socket and an event, and remove them again')
    .option('--json', 'as JSON')
    .action(async (given: string | undefined, _raw: RawOptions, command: Command) => {
      const { configured } = await import('./configuration/configured.js');
      const { baseUrl, raw } = await configured(command, given);
      const { doctor } = await import('./commands/doctor.js');
      finish(await doctor(baseUrl, raw));
    });

  addInitCommand(program, finish);
}

function addInitCommand(program: Command, finish: (exitCode: number) => void): void {
  addAccessOptions(program.command('init'))
    .description('ask a target what it says of itself and write a configuration file for it; sends only reads')
    .argument('[base-url]', 'base URL of the FHIR server, such as https://example.org/fhir')
    .option('--output <file>', 'where to: .yaml with comments, or .json (default: fhir-handshake.config.yaml)')
    .option('--force', 'replace a file that is there already')
    .option('--fhir <release>', 'auto, r4, r4b or r5; auto reads it in the CapabilityStatement', 'auto')
    .option('--topic <url>', 'SubscriptionTopic to subscribe to; chosen unless told')
    .option('--allow-host <host>', 'another host that the target may send the harness to (repeatable, commas)', listed)
    .action(async (given: string | undefined, raw: RawOptions, command: Command) => {
      const { init } = await import('./commands/init.js');
      const fromVariable = command.getOptionValueSource('token') === 'env';
      finish(await init(given, raw, fromVariable ? { tokenVariable: 'FHIR_HANDSHAKE_TOKEN' } : {}));
    });
}
