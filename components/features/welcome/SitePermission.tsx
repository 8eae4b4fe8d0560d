import { useEffect, useState } from 'preact/hooks';
import { useThisBrowser } from '@/components/data/this-browser-context';
import { message } from '@/lib/platform/messages';
import './welcome.css';

/** Where the browser was not allowed to read paper pages (Firefox leaves that to the person): why it should be. */
export function SitePermission() {
  const browser = useThisBrowser();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    browser.mayReadSites().then((isGiven) => setMissing(!isGiven));
  }, [browser]);
  if (!isMissing) return null;
  return (
    <p class="bar-notice needs-you" role="status">
      <span>{message('permission_missing')}</span>
      <button
        type="button"
        class="button"
        onClick={() => browser.askForSites().then((isGiven) => setMissing(!isGiven))}
      >
        {message('permission_give')}
      </button>
    </p>
  );
}
