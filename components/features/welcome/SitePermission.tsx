import { useEffect, useState } from 'preact/hooks';
import { useThisBrowser } from '@/components/data/this-browser-context';
import { message } from '@/lib/platform/messages';
import './welcome.css';

/**
 * A request for access to paper pages, if the browser has not granted it (Firefox leaves that to the person), with the
 * reason.
 */
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
