/** Asks the browser not to delete the library when the disk runs low. It may refuse; then backups help. */
export function requestPersistence(): void {
  navigator.storage
    .persist()
    .catch((error: unknown) => console.warn('Persistent storage was not granted.', error));
}
