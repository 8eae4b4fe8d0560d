import { message } from '@/lib/platform/messages';

/** The complete list of data that leave the device, and when. */
export function PrivacyOptions() {
  return (
    <ul class="plain-list">
      <li>{message('privacy_here')}</li>
      <li>{message('privacy_leaves')}</li>
      <li>{message('privacy_pages')}</li>
    </ul>
  );
}
