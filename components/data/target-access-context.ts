import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Permissions that a browser grants only to a page, after a click. */
export interface TargetAccess {
  /** Whether this browser lets a person pick a folder. */
  readonly hasFolders: boolean;
  /** Asks for permission to contact the server at this address; must be called in a click handler. */
  askForHost(address: string): Promise<boolean>;
  /** Asks for permission to write into the downloads folder; must be called in a click handler. */
  askForDownloads(): Promise<boolean>;
  /** Lets the person pick a folder and stores it for the target. Returns its name, or `null` if none was picked. */
  pickFolder(targetId: string): Promise<string | null>;
  /** Asks again for permission to write to the target's folder, as browsers require after a restart. */
  renewFolder(targetId: string): Promise<boolean>;
}

export const TargetAccessContext = createContext<TargetAccess | null>(null);

export function useTargetAccess(): TargetAccess {
  const access = useContext(TargetAccessContext);
  if (!access) throw new Error('No TargetAccessContext above this component');
  return access;
}
