// What vitest does once before the tests. Most run the sources, and the HTML report imports what is bundled from some of them; the command
// line and the kill matrix run what is built. Tests that open a page are told where the browser is.
import { findBrowser } from './browser.mjs';
import { writePageAssets } from './page-assets.mjs';
import { ensureBuilt } from './ready.mjs';

export default async function setUp() {
  ensureBuilt();
  await writePageAssets();
  process.env.FHIR_HANDSHAKE_BROWSER ??= findBrowser() ?? '';
}
