/** Where a signing key is looked for when no file is named. */
export const KEY_VARIABLE = 'FHIR_HANDSHAKE_SIGNING_KEY';
