/** The address in a request line, on a base that means nothing. What is no address counts as the root. */
export function requestUrl(line: string | undefined): URL {
  try {
    return new URL(`http://here${line?.startsWith('/') === true ? line : '/'}`);
  } catch {
    return new URL('http://here/');
  }
}
