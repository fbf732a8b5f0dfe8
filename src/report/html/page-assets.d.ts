/** The script and the style of the page, bundled from `client` and `style` by `scripts/page-assets.mjs`, with their hashes for the policy. */
export const PAGE_SCRIPT: string;
export const PAGE_SCRIPT_HASH: string;
export const PAGE_STYLE: string;
export const PAGE_STYLE_HASH: string;
