/** An If-Match that no resource of the run can have. */
export const STALE = 'W/"stale-999999"';
