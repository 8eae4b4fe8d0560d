import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ThisBrowser } from '@/lib/platform/create-this-browser';

export type {
  BrowserModelState,
  Shortcut,
  StorageReading,
  ThisBrowser,
} from '@/lib/platform/create-this-browser';

export const ThisBrowserContext = createContext<ThisBrowser | null>(null);

/** The features of the browser around the page that components use. */
export function useThisBrowser(): ThisBrowser {
  const browser = useContext(ThisBrowserContext);
  if (!browser) throw new Error('No ThisBrowserContext above this component');
  return browser;
}
