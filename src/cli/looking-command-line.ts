import type { Command } from 'commander';
import type { RawOptions } from './raw-options.js';
import { addRunOptions } from './run-command-line.js';

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
}
