import { offscreenPage } from './connect-filing-worker';

/** An object URL from which the browser can download these bytes. A service worker cannot create one: its page does. */
export async function objectAddress(file: Uint8Array<ArrayBuffer>): Promise<string> {
  if (import.meta.env.FIREFOX) return URL.createObjectURL(new Blob([file]));
  const page = await offscreenPage();
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<string>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
  });
  page.postMessage({ file }, [port2]);
  return answer;
}
