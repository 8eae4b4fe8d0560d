import { LIBRARY_FILE_VERSION } from './library-file-schema';

/** What makes a file of one version a file of the next. Each is given an object that nobody has checked yet. */
const steps: Readonly<Record<number, (file: object) => object>> = {
  1: (file) => ({ declinedProposals: [], ...file, version: 2 }),
};

/** The file as this version would hold it; the same one where it is not of an older version. Checked afterwards. */
export function upgradeFile(file: unknown): unknown {
  if (typeof file !== 'object' || file === null || !('version' in file)) return file;
  const { version } = file;
  const step = typeof version === 'number' && version < LIBRARY_FILE_VERSION ? steps[version] : undefined;
  return step ? upgradeFile(step(file)) : file;
}
