/**
 * Whether data sent to an address stays private between this browser and the server: over https, or on this computer.
 * @param address An absolute web address.
 */
export function isSecureAddress(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || isLoopback(hostname);
}

/** The names and addresses of this computer (RFC 6761, RFC 1122, RFC 4291), as `URL` writes them. */
function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname) ||
    hostname === '[::1]'
  );
}
