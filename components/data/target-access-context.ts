import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What a browser grants at a click, and to a page alone. */
export interface TargetAccess {
  /** Whether this browser lets a person pick a folder. */
  readonly hasFolders: boolean;
  /** Asks for the right to talk to the server of this address; to be called at a click. */
  askForHost(address: string): Promise<boolean>;
  /** Asks for the right to write into the downloads folder; to be called at a click. */
  askForDownloads(): Promise<boolean>;
  /** Lets the person pick a folder and keeps it for the target; its name, or `null` where none was picked. */
  pickFolder(targetId: string): Promise<string | null>;
  /** Asks again for the right to write to the target's folder, as a browser wants it after a restart. */
  renewFolder(targetId: string): Promise<boolean>;
}

export const TargetAccessContext = createContext<TargetAccess | null>(null);

export function useTargetAccess(): TargetAccess {
  const access = useContext(TargetAccessContext);
  if (!access) throw new Error('No TargetAccessContext above this component');
  return access;
}
