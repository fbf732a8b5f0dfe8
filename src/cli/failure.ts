import { CommanderError } from 'commander';
import { Trouble } from '../model/index.js';

/** Exit code of a defect of the harness itself. */
const DEFECT = 5;

/** Exit code of a wrong command line. */
const WRONG_COMMAND_LINE = 2;

export interface Failure {
  readonly exitCode: number;
  /** For standard error; empty where it has been said already. */
  readonly message: string;
}

/** What to say, and the exit code, for whatever ended a command. */
export function failureOf(thrown: unknown): Failure {
  // Commander has said what is wrong, or shown the help that was asked for.
  if (thrown instanceof CommanderError) {
    return { exitCode: thrown.exitCode === 0 ? 0 : WRONG_COMMAND_LINE, message: '' };
  }
  if (thrown instanceof Trouble) return { exitCode: thrown.exitCode, message: thrown.message };
  const details = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return {
    exitCode: DEFECT,
    message: `fhir-handshake itself broke; this says nothing about the target. Please report it with these lines:\n${details}`,
  };
}
