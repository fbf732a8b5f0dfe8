// CI systems read standard output for orders: GitHub and Azure obey `##[`, `##vso[` and TeamCity `##teamcity[` anywhere in a line,
// GitHub `::` where one begins. No text of a target may give any. Where the form has a way to write a character otherwise, nothing of
// the text is lost by it.

const ORDER = /##(?=(?:vso|teamcity)?\[)/gi;

/** Plain text, in which there is no other way to write a character: the order is broken. */
export function withoutCommands(text: string): string {
  return text.replace(/^(\s*)(?=::)/gm, '$1"').replace(ORDER, '# #');
}

/** JSON, whose lines never begin with a colon, and which has `#` in strings only. */
export function jsonWithoutCommands(json: string): string {
  // One character is found far sooner than two, and both than the order.
  return json.includes('#') && json.includes('##') ? json.replace(ORDER, String.raw`#\u0023`) : json;
}

/** XML or HTML without CDATA and scripts. */
export function markupWithoutCommands(markup: string): string {
  return markup.replace(/^(\s*):(?=:)/gm, '$1&#58;').replace(ORDER, '#&#35;');
}
