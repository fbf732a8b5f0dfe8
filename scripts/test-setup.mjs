// What vitest does once before the tests. They run the sources, and the HTML report imports what is bundled from some of them;
// tests that open it are told where the browser is.
import { findBrowser } from './browser.mjs';
import { writePageAssets } from './page-assets.mjs';

export default async function setUp() {
  await writePageAssets();
  process.env.FHIR_HANDSHAKE_BROWSER ??= findBrowser() ?? '';
}
