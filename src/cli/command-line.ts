import { Command } from 'commander';
import { addCertifyOptions, refuseOptions, takenByCertify } from './certify-command-line.js';
import { addLookingCommands } from './looking-command-line.js';
import { flagOption, listed, portNumber, positiveSeconds, repeated, type RawOptions } from './raw-options.js';
import { addReportCommand } from './report-command-line.js';
import { addAccessOptions, addConfigOptions, addJudgingOptions, addRunOptions } from './run-command-line.js';
import { packageVersion } from './version.js';

/** Every command with its options. What a command does is loaded when it is called; `finish` gets its exit code. */
export function commandLine(finish: (exitCode: number) => void): Command {
  const program = new Command('fhir-handshake')
    .description('Conformance test harness for FHIR topic-based Subscriptions')
    .version(packageVersion(), '-V, --version')
    .configureHelp({ showGlobalOptions: false })
    .exitOverride();

  addRunOptions(program.command('run'))
    .description('walk a target and judge it; --reference walks the embedded server')
    .argument('[base-url]', 'base URL of the FHIR server, such as https://example.org/fhir')
    .option('--print-config', 'print what the run would go by, secrets masked, and send nothing')
    .action(async (given: string | undefined, _raw: RawOptions, command: Command) => {
      const { configured } = await import('./configuration/configured.js');
      const told = await configured(command, given);
      if (flagOption(told.raw, 'printConfig')) {
        const { printConfig } = await import('./commands/print-config.js');
        finish(await printConfig(told));
        return;
      }
      const { run } = await import('./commands/run.js');
      finish(await run(told.baseUrl, told.raw));
    });

  addJudgingOptions(program.command('judge'))
    .description('judge recorded transcripts again, offline')
    .argument('<transcript>', 'folder that run --transcript wrote, or one transcript')
    .option('--incomplete', 'judge transcripts that end too early, as far as they go')
    .action(async (path: string, raw: RawOptions) => {
      const { judge } = await import('./commands/judge.js');
      finish(await judge(path, raw));
    });

  addLookingCommands(program, finish);
  addCleanCommand(program, finish);
  addReportCommand(program, finish);
  addValidateCommand(program, finish);
  addCertificationCommands(program, finish);
  addListCommand(program, finish);
  addExplainCommand(program, finish);
  addReferenceCommand(program, finish);
  return program;
}

function addCleanCommand(program: Command, finish: (exitCode: number) => void): void {
  addConfigOptions(addAccessOptions(program.command('clean')))
    .description('remove what an interrupted run left on its target (docs/safety.md)')
    .argument('[journal]', 'journal of the run; without it, those that interrupted runs left are listed')
    .option('--timeout <seconds>', 'longest wait for an answer (default: 10)', positiveSeconds)
    .action(async (journal: string | undefined, _raw: RawOptions, command: Command) => {
      const { configured } = await import('./configuration/configured.js');
      const { clean } = await import('./commands/clean.js');
      const names = command.options.map((option) => option.attributeName());
      const told = async (baseUrl: string) =>
        (await configured(command, baseUrl, { takes: (name) => names.includes(name) })).raw;
      finish(await clean(journal, told));
    });
}

function addValidateCommand(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('validate')
    .description('validate FHIR resources and notification Bundles, without any server')
    .argument('<files...>', 'JSON, or NDJSON (.ndjson, .jsonl) with a resource in each line; - is standard input')
    .option('--fhir <release>', 'auto, r4, r4b or r5; auto detects it for each resource', 'auto')
    .option('--json', 'one line of JSON for each resource')
    .option('--strict', 'warnings make a resource invalid')
    .option('--no-color', 'no colours (so does the environment variable NO_COLOR)')
    .option('--quiet', 'issues and the last line only')
    .option('--verbose', 'each valid line of NDJSON, and all that is not judged')
    .action(async (paths: readonly string[], raw: RawOptions) => {
      const { validate } = await import('./commands/validate.js');
      finish(await validate(paths, raw));
    });
}

function addCertificationCommands(program: Command, finish: (exitCode: number) => void): void {
  addCertifyOptions(program.command('certify'))
    .description('walk a target, hold it against a profile, and write a signed bundle (docs/certification.md)')
    .argument('[base-url]', 'base URL of the FHIR server, such as https://example.org/fhir')
    .action(async (given: string | undefined, _raw: RawOptions, command: Command) => {
      refuseOptions(command);
      const { configured } = await import('./configuration/configured.js');
      const { baseUrl, raw } = await configured(command, given, { section: 'certify', takes: takenByCertify });
      const { certify } = await import('./commands/certify.js');
      finish(await certify(baseUrl, raw));
    });

  program
    .command('verify')
    .description('check a certification bundle, offline: signature, digests, and every verdict judged again')
    .argument('<bundle>', 'folder that certify wrote')
    .option('--key <file>', 'public key of whoever signed, JWK or PEM')
    .option('--json', 'as JSON')
    .action(async (folder: string, raw: RawOptions) => {
      const { verify } = await import('./commands/verify.js');
      finish(await verify(folder, raw));
    });

  program
    .command('keygen')
    .description('make a pair of Ed25519 keys, to sign bundles and to verify them')
    .argument('[name]', 'beginning of the names of both files', 'certification')
    .action(async (name: string) => {
      const { keygen } = await import('./commands/keygen.js');
      finish(await keygen(name));
    });
}

function addListCommand(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('list')
    .description('list suites, scenarios, checks, requirements, faults or profiles')
    .argument('[what]', 'suites (unless told), scenarios, checks, requirements, faults or profiles')
    .option('--json', 'as JSON')
    .option('--untested', 'requirements that no check verifies, and why')
    .option('--suite <file>', 'a suite of your own (repeatable)', repeated)
    .action(async (topic: string | undefined, raw: RawOptions) => {
      const { list } = await import('./commands/list.js');
      finish(await list(topic, raw));
    });
}

function addExplainCommand(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('explain')
    .description(
      'what a check demands, where that is written, what usually breaks it, how to mend it; or what tests a rule',
    )
    .argument('<id>', 'of a check, such as heartbeat.interval, or of a requirement, such as R5-HB-01')
    .option('--suite <file>', 'a suite of your own (repeatable)', repeated)
    .action(async (id: string, raw: RawOptions) => {
      const { explain } = await import('./commands/explain.js');
      finish(await explain(id, raw));
    });
}

function addReferenceCommand(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('reference')
    .description('start the embedded FHIR server, honest or broken on purpose')
    .option('--fhir <release>', 'r4, r4b or r5; r5 unless told')
    .option('--port <number>', 'port on 127.0.0.1; any free one unless told', portNumber)
    .option('--tls', 'https and wss, with a certificate made for this run')
    .option('--ca-file <file>', 'write the certificate of --tls here')
    .option('--fault <ids>', 'wrong behaviours to have (repeatable)', listed)
    .option('--variant <ids>', 'honest behaviours that differ (repeatable)', listed)
    .option('--list-faults', 'list every fault')
    .option('--list-variants', 'list every variant')
    .option('--seed <text>', 'makes ids the same in every run')
    .option('--token <token>', 'access token that every request but that for metadata has to show')
    .option('--other-token <token>', 'access token of a second caller, whose Subscriptions are kept apart')
    .option('--token-life <seconds>', 'how long a binding token lives', positiveSeconds)
    .option('--heartbeat-floor <seconds>', 'least heartbeat period that is granted', positiveSeconds)
    .option('--verbose', 'log requests')
    .action(async (raw: RawOptions) => {
      const { reference } = await import('./commands/reference.js');
      finish(await reference(raw));
    });
}
