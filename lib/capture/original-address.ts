/**
 * The address of the original page behind a translating proxy; any other address is returned unchanged.
 * @example originalAddress(new URL('https://arxiv-org.translate.goog/abs/2401.00001?_x_tr_sl=en')) // arxiv.org/abs/…
 */
export function originalAddress(url: URL): URL {
  return ofGoogle(url) ?? inQuery(url) ?? ofYandex(url) ?? url;
}

/** Google replaces dots in the host by hyphens, and doubles hyphens. */
function ofGoogle(url: URL): URL | null {
  const [, host = ''] = /^([\w-]+)\.translate\.goog$/.exec(url.hostname) ?? [];
  if (!host) return null;
  const name = host.replace(/--|-/g, (hyphens) => (hyphens === '--' ? '-' : '.'));
  const search = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !part.startsWith('_x_tr_'));
  return address(`https://${name}${url.pathname}${search.length > 0 ? `?${search.join('&')}` : ''}`);
}

/** The parameter with the original address, by the translator's host. */
const parameters: Readonly<Record<string, string>> = {
  'translate.google.com': 'u',
  'translate.googleusercontent.com': 'u',
  'translate.yandex.com': 'url',
  'translate.yandex.ru': 'url',
  'www.translatoruser-int.com': 'a',
  'www.microsofttranslator.com': 'a',
  'fanyi.baidu.com': 'query',
};

function inQuery(url: URL): URL | null {
  const parameter = parameters[url.hostname];
  return parameter ? address(url.searchParams.get(parameter) ?? '') : null;
}

/** `/proxy_u/en-ru.ru.<hash>/https/arxiv.org/abs/…` */
function ofYandex(url: URL): URL | null {
  if (url.hostname !== 'translated.turbopages.org') return null;
  const [, scheme, rest] = /^\/proxy_u\/[^/]+\/(https?)\/(.+)$/.exec(url.pathname) ?? [];
  return scheme ? address(`${scheme}://${rest}${url.search}`) : null;
}

function address(raw: string): URL | null {
  return /^https?:\/\//i.test(raw) && URL.canParse(raw) ? new URL(raw) : null;
}
