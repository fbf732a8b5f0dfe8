/** Whether two URLs are served by the same scheme, host and port. */
function sameOrigin(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
}

/** Whether credentials for the base URL may be shown to a URL, also of a websocket: same host and port, and encrypted where the base URL is. */
export function sharesCredentials(url: string, baseUrl: string): boolean {
  // Nearly every request is below the base URL, and taking URLs apart takes its time.
  if (url.startsWith(`${baseUrl}/`) && URL.canParse(url)) return true;
  return sameOrigin(url.replace(/^ws/i, 'http'), baseUrl);
}

/** Why a URL that the target named must not be followed; undefined where it may. */
export function foreignHost(url: string, baseUrl: string, allowed: readonly string[] = []): string | undefined {
  if (!URL.canParse(url)) return `"${url}" is no URL.`;
  const { hostname, protocol } = new URL(url);
  if (!FOLLOWED.includes(protocol)) return `"${url}" is no http, https, ws or wss URL.`;
  const home = new URL(baseUrl).hostname;
  if (hostname === home || (isLoopback(hostname) && isLoopback(home)) || allowed.includes(hostname)) return undefined;
  return `${url} is on another host than the base URL (${home}). Run with --allow-host ${hostname} if that is meant.`;
}

const FOLLOWED = ['http:', 'https:', 'ws:', 'wss:'];

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
