/** A rule applied to a resource: whether it holds, or why that cannot be told here. */
export type Judged = { readonly holds: boolean } | { readonly unclear: string };
