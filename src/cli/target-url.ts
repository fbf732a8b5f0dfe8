import { usageTrouble } from '../model/index.js';

/** The base URL of a FHIR server, without a slash at the end. Throws a Trouble where the text is none. */
export function targetUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw usageTrouble(
      `"${text}" is not the URL of a FHIR server: it has to begin with http:// or https://. ` +
        'Try fhir-handshake run https://example.org/fhir.',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw usageTrouble(
      'The URL of the target holds a user name or password, which would end up in every report. ' +
        'Leave it out and send it with --token or --header "Authorization: …".',
    );
  }
  if (url.search !== '' || url.hash !== '') {
    throw usageTrouble(
      `"${text}" is not a FHIR base URL: it has a query or fragment. Give the URL that "/metadata" can be added to.`,
    );
  }
  return url.href.replace(/\/+$/, '');
}
