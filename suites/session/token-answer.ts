import { objectsAt, textAt, type Exchange, type JsonObject } from '../../src/model/index.js';

/** The text of an out-parameter of the token operation, whatever its type; undefined where it is absent. */
export function parameterText(exchange: Exchange | undefined, name: string): string | undefined {
  return parameterTexts(exchange, name)[0];
}

export function parameterTexts(exchange: Exchange | undefined, name: string): string[] {
  return objectsAt(exchange?.body, 'parameter')
    .filter((parameter) => textAt(parameter, 'name') === name)
    .flatMap(valueText);
}

function valueText(parameter: JsonObject): string[] {
  const key = Object.keys(parameter).find((each) => each.startsWith('value'));
  const text = key === undefined ? undefined : textAt(parameter, key);
  return text === undefined ? [] : [text];
}
