/** The address in a request line, on a base that means nothing. What is no address counts as the root. */
export function requestUrl(line: string | undefined): URL {
  const address = `http://here${line?.startsWith('/') === true ? line : '/'}`;
  return URL.canParse(address) ? new URL(address) : new URL('http://here/');
}
