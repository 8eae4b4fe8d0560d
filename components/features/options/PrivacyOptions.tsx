import { message } from '@/lib/platform/messages';

/** What leaves the device, and when: nothing that is not in this list. */
export function PrivacyOptions() {
  return (
    <ul class="plain-list">
      <li>{message('privacy_here')}</li>
      <li>{message('privacy_leaves')}</li>
      <li>{message('privacy_pages')}</li>
    </ul>
  );
}
