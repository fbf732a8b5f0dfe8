import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { targetTrouble, usageTrouble } from '../model/index.js';
import { failureOf } from './failure.js';

test.each([
  [usageTrouble('a wrong option'), 2, 'a wrong option'],
  [targetTrouble('nobody there'), 3, 'nobody there'],
  [new CommanderError(1, 'commander.unknownOption', 'unknown option'), 2, ''],
  [new CommanderError(0, 'commander.helpDisplayed', 'help'), 0, ''],
])('%s leads to exit code %i', (thrown, exitCode, message) => {
  expect(failureOf(thrown)).toEqual({ exitCode, message });
});

test('anything else is a defect of the harness, told with what is needed to find it', () => {
  const { exitCode, message } = failureOf(new TypeError('undefined is not a function'));
  expect(exitCode).toBe(5);
  expect(message).toContain('fhir-handshake itself broke');
  expect(message).toContain('TypeError: undefined is not a function\n    at ');
  expect(failureOf('a text')).toMatchObject({ exitCode: 5 });
});
