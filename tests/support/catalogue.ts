import messages from '@/public/_locales/en/messages.json' with { type: 'json' };

/**
 * The English message catalogue outside an extension. It replaces `browser.i18n`, so that the real texts are rendered.
 * It must be imported before anything that imports `wxt/browser`, which looks up the browser API once.
 */
const sentences: Record<string, { message: string; placeholders?: Record<string, { content: string }> }> =
  messages;

function getMessage(key: string, substitutions: string[] = []): string {
  const found = sentences[key];
  if (!found) return '';
  const named = found.message.replace(/\$(\w+)\$/g, (_, name: string) => {
    return found.placeholders?.[name.toLowerCase()]?.content ?? '';
  });
  return named.replace(/\$([1-9])/g, (_, nth: string) => substitutions[Number(nth) - 1] ?? '');
}

Object.assign(globalThis, { browser: { runtime: { id: 'papertree' }, i18n: { getMessage } } });
