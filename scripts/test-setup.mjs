// What vitest does once before the tests: they run the sources, and the HTML report imports what is bundled from some of them.
import { writePageAssets } from './page-assets.mjs';

export default async function setUp() {
  await writePageAssets();
}
