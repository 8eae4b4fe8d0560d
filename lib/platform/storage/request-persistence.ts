/** Asks the browser not to throw the library away when the disk runs low. It may say no: backups are the answer to that. */
export function keepStorage(): void {
  navigator.storage
    .persist()
    .catch((error: unknown) => console.warn('Persistent storage was not granted.', error));
}
