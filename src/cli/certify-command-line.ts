import type { Command, Option } from 'commander';
import { usageTrouble } from '../model/index.js';
import { KEY_VARIABLE } from './certification/key-variable.js';
import { addRunOptions } from './run-command-line.js';

/** Options of `run` that say where and what the target is, or how to show things: a certificate depends on none of them. */
const SHARED = [
  '--reference --fault --variant --token-life --tls',
  '--token --token-command --other-token --header --client-cert --client-key --socket-auth --ca --allow-host --rate --connections',
  '--topic --subscription --trigger --heartbeat-period',
  '--endpoint-port --endpoint-host --endpoint-url --endpoint-cert --endpoint-key',
  '--no-color --quiet --verbose',
  '--config --no-config',
]
  .join(' ')
  .split(' ');

/** Why a certificate cannot be made with another option of `run`. */
const REASONS: Readonly<Record<string, string>> = {
  '--only': 'a certificate is about the whole profile',
  '--skip': 'a certificate is about the whole profile',
  '--suite': 'a certificate is about the suites of the package',
  '--known-failures': 'a certificate forgives nothing',
  '--update-known-failures': 'a certificate forgives nothing',
  '--read-only': 'most of a profile takes writes to the target',
  '--strict': 'the profile says what counts',
  '--fhir': 'the profile says the release',
  '--timeout': 'the profile says the limits',
  '--time-budget': 'the profile says the limits',
  '--insecure': 'the target has to be who it says it is, and --ca trusts a certificate authority of your own',
  '--reporter': 'the bundle holds every report',
  '--transcript': 'the bundle holds the transcripts, and --out says where it goes',
};

/** Options of `certify`: those of `run` that leave nothing out, and its own. Others are known, so that they are refused with the reason. */
export function addCertifyOptions(command: Command): Command {
  addRunOptions(command);
  for (const option of command.options) if (!isShared(option)) option.hideHelp();
  return command
    .option('--profile <id>', 'what counts, such as r5-websocket@1 (list profiles shows them)')
    .option('--product <file>', 'what is certified, in YAML (docs/certification.md)')
    .option('--attestations <file>', 'answers to what no wire shows, in YAML; asked for at the terminal unless told')
    .option('--key <file>', `private key that signs, JWK or PEM (default: the environment variable ${KEY_VARIABLE})`)
    .option('--out <folder>', 'where the bundle goes', 'certification');
}

/** Throws a Trouble for an option that was given and that a certificate cannot be made with. */
export function refuseOptions(command: Command): void {
  for (const option of command.options) {
    const isGiven = command.getOptionValueSource(option.attributeName()) === 'cli';
    const name = option.long ?? option.flags;
    if (!isGiven || isShared(option) || OWN.includes(name)) continue;
    const reason = REASONS[name] ?? 'a certificate is made without it';
    throw usageTrouble(`certify takes no ${name}: ${reason}. Leave it out, or use run.`);
  }
}

/** Whether a key of the configuration file counts for a certificate; the others are for `run`. */
export function takenByCertify(name: string): boolean {
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return (
    ['baseUrl', 'auth'].includes(name) ||
    [...SHARED, ...OWN].some((option) => option === `--${flag}` || option === `--no-${flag}`)
  );
}

const OWN = ['--profile', '--product', '--attestations', '--key', '--out'];

function isShared({ long, flags }: Option): boolean {
  return SHARED.includes(long ?? flags);
}
