const SILENCES: Record<string, string> = {
  ECONNREFUSED: 'Nothing listens there. Start the server, or check host and port.',
  ENOTFOUND: 'The host name cannot be resolved. Check its spelling.',
  EAI_AGAIN: 'The host name cannot be resolved just now. Check the network and its spelling.',
  ECONNRESET:
    'The connection was cut off. Check whether the server wants https, or a client certificate (--client-cert).',
  UND_ERR_SOCKET:
    'The connection was cut off. Check whether the server wants https, or a client certificate (--client-cert).',
  HPE_INVALID_CONSTANT: 'What listens there does not speak HTTP. Check the port, and whether the server wants https.',
  ERR_SSL_WRONG_VERSION_NUMBER:
    'What listens there does not speak TLS. Check the port, and whether the server wants http.',
  ERR_SSL_PACKET_LENGTH_TOO_LONG:
    'What listens there does not speak TLS. Check the port, and whether the server wants http.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another name. Use the name in it, or run with --insecure.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is self-signed. Trust it with --ca <file>, or run with --insecure.',
  SELF_SIGNED_CERT_IN_CHAIN: 'Its certificate chain is self-signed. Trust it with --ca <file>, or run with --insecure.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Its certificate cannot be verified. Trust its issuer with --ca <file>.',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'It wants a client certificate: give --client-cert and --client-key.',
  CERT_HAS_EXPIRED: 'Its certificate has expired. Renew it, or run with --insecure.',
};

/** Why nobody answered, by the code of the failure, and what to do. */
export function silence(url: string, failure: string): string {
  const remedy = SILENCES[failure] ?? 'Check that the server runs and can be reached from here.';
  return `No answer from ${url} (${failure}). ${remedy}`;
}
