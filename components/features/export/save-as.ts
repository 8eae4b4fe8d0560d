/** Downloads bytes as a file with this name. */
export function saveAs(name: string, bytes: Blob): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has opened the blob by then. Without this, it would stay in memory while the panel is open.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
