import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../../bin/fhir-handshake.js', import.meta.url));

/** How a process of the built product ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process of the built product that runs. */
export interface Running {
  readonly ended: Promise<Ended>;
  /** The first match in what it wrote so far or will write. Rejects where it ends before. */
  saw(pattern: RegExp): Promise<RegExpExecArray>;
  signal(name: NodeJS.Signals): void;
}

export interface Surroundings {
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly cwd?: string | undefined;
  /** What it reads from standard input; nothing unless told. */
  readonly stdin?: string | undefined;
}

/** Runs a command line to its end. */
export function cli(words: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  return start(words, surroundings).ended;
}

/** Starts a command line. */
export function start(words: readonly string[], { env, cwd, stdin }: Surroundings = {}): Running {
  const child = spawn(process.execPath, [launcher, ...words], {
    cwd,
    env: { ...plainEnvironment(), ...env },
    stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  child.stdin?.end(stdin);
  const output = { stdout: '', stderr: '' };
  const ended = endOf(child, output);
  return { ended, saw: (pattern) => sightOf(pattern, child, output, ended), signal: (name) => child.kill(name) };
}

/** The environment without what changes colours or credentials. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const hidden = ['FORCE_COLOR', 'NO_COLOR', 'FHIR_HANDSHAKE_TOKEN', 'NODE_OPTIONS'];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !hidden.includes(name)));
}

interface Output {
  stdout: string;
  stderr: string;
}

function endOf(child: ChildProcess, output: Output): Promise<Ended> {
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, ...output }));
  });
}

function sightOf(
  pattern: RegExp,
  child: ChildProcess,
  output: Output,
  ended: Promise<Ended>,
): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const match = pattern.exec(output.stdout) ?? pattern.exec(output.stderr);
      if (match !== null) resolve(match);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    look();
    void ended.then(() =>
      reject(new Error(`it ended without ${String(pattern)}:\n${output.stdout}\n${output.stderr}`)),
    );
  });
}
