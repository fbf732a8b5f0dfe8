/** A private key and its certificate, both PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

let made: Promise<Certificate> | undefined;

/** A self-signed certificate for 127.0.0.1 and localhost; made once for the process, since making a key is slow. */
export function selfSignedCertificate(): Promise<Certificate> {
  made ??= make();
  return made;
}

async function make(): Promise<Certificate> {
  // Loaded only here: the cryptography behind it takes longer to load than the rest of the server.
  const { generate } = await import('selfsigned');
  const altNames = [
    { type: 2, value: 'localhost' },
    { type: 7, ip: '127.0.0.1' },
  ];
  const extensions = [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'subjectAltName', altNames },
  ];
  const options = { days: 30, keySize: 2048, algorithm: 'sha256', extensions };
  return new Promise((resolve, reject) => {
    generate([{ name: 'commonName', value: 'localhost' }], options, (error, result) => {
      if (error) reject(new Error(`No certificate could be made: ${error.message}.`, { cause: error }));
      else resolve({ key: result.private, cert: result.cert });
    });
  });
}
