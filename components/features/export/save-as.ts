/** Hands bytes over as a download of this name. */
export function saveAs(name: string, bytes: Blob): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has opened the blob by then; without this it would be kept as long as the panel is open.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
