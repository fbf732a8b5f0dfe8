/** What would lead out of the type when it is put into a path is no id. */
export function isId(text: string | undefined): text is string {
  return text !== undefined && /^[^/?#\s\\]+$/.test(text) && !/^(\.|%2e){1,2}$/i.test(text) && !/%2f|%5c/i.test(text);
}
