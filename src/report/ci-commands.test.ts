import { describe, expect, test } from 'vitest';
import { jsonWithoutCommands, markupWithoutCommands, withoutCommands } from './ci-commands.js';

/** What a runner obeys, as GitHub, Azure and TeamCity look for it. */
const OBEYED = /^\s*::|##(?:vso|teamcity)?\[/im;

const ORDERS = [
  '::error::x',
  ' ::stop-commands::x',
  'a ##[add-mask]x',
  '##vso[task.complete]x',
  '##TeamCity[x]',
  '###[x',
];

describe.each(ORDERS)('the order %j', (order) => {
  test('is none in a text', () => {
    expect(withoutCommands(`a\n${order}`)).not.toMatch(OBEYED);
  });

  test('is none in JSON, and the same text', () => {
    const json = jsonWithoutCommands(JSON.stringify({ [order]: [order, `\\${order}`] }, undefined, 2));
    expect(json).not.toMatch(OBEYED);
    expect(JSON.parse(json)).toEqual({ [order]: [order, `\\${order}`] });
  });

  test('is none in XML', () => {
    expect(markupWithoutCommands(`<a>\n${order}</a>`)).not.toMatch(OBEYED);
  });
});
