import { isSecureAddress } from '@/lib/domain/targets/secure-address';
import type { TargetPlace } from '@/lib/domain/targets/target';
import { TargetError } from './target-error';

/**
 * Requires that a password, token or key is only sent over https or to this computer.
 * @throws TargetError `secret-needs-https`; `address-with-password` if the address itself contains a password.
 */
export function requireSecureAddress(place: TargetPlace, secret: string): void {
  const address = 'address' in place ? place.address : 'api' in place ? place.api : null;
  if (address === null) return;
  const { username, password } = new URL(address);
  if (username || password) throw new TargetError('address-with-password');
  const hasSecret = secret !== '' || (place.kind === 'webdav' && place.user !== '');
  if (hasSecret && !isSecureAddress(address)) throw new TargetError('secret-needs-https');
}
