/** Whether two URLs are served by the same scheme, host and port. `ws` counts as `http`, `wss` as `https`. */
export function sameOrigin(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && originOf(one) === originOf(other);
}

function originOf(url: string): string {
  return new URL(new URL(url).href.replace(/^ws(?=s?:)/, 'http')).origin;
}

/** Why a URL that the target named must not be followed; undefined where it may. */
export function foreignHost(url: string, baseUrl: string, allowed: readonly string[] = []): string | undefined {
  const { hostname } = new URL(url);
  const home = new URL(baseUrl).hostname;
  if (hostname === home || (isLoopback(hostname) && isLoopback(home)) || allowed.includes(hostname)) return undefined;
  return `${url} is on another host than the base URL (${home}). Run with --allow-host ${hostname} if that is meant.`;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
