import { sites } from '@/lib/capture/site-list';

const siteNames = sites
  .flatMap(({ name, hosts }) => [name, ...hosts])
  .map((name) => name.replaceAll('.', '\\.'));
/** Suffixes of page titles after the paper's title: the site, its publisher, the volume. */
const siteAtEnd = new RegExp(
  `\\s+[-–|·]\\s+(?:${siteNames.join('|')}|IEEE (?:Conference Publication|Journals (?:&|and) Magazine)|IEEE Xplore|ACL Anthology|Springer(?:Link| Nature Link)?|ScienceDirect|Nature(?: [A-Z][\\w ]{2,40})?|Science|PNAS|PLOS [\\w ]{3,40}|bioRxiv|medRxiv|Semantic Scholar|PubMed|JSTOR|Wiley Online Library|Taylor (?:&|and) Francis Online|SAGE Journals|MIT Press|Cambridge Core|Oxford Academic|IOPscience|Project Euclid|Annual Reviews|MDPI|SSRN|Request PDF|Papers With Code|Proceedings of the [^|]{3,200}|[\\w :]{3,80} on arXiv)\\s*$`,
  'i',
);
/** Link texts that are not titles: addresses, file names, and words such as `pdf` or `OpenReview`. */
const noTitle =
  /^(?:https?:\/\/\S*|www\.\S*|[\w.-]+\.pdf|[\w./-]*\d{4}\.\d{4,5}(?:v\d+)?(?:\.pdf)?|(?:arxiv:)?[a-z-]+(?:\.[a-z]{2})?\/\d{7}(?:v\d+)?|[A-Z]+ ?\d{4} Open Access Repository|OpenReview|Redirecting|Just a moment\.*|(?:arxiv|paper|pdf|link|here|abs|html|code|project|website|openreview|doi|url|preprint|blog|slides|video|(?:to )?read|todo|see|view|source|full ?text|abstract|article|poster|talk|data ?set|demo|download|homepage)s?)$/i;

/** The paper's title in the text of a link or the title of a page; `undefined` if it contains none. */
export function linkTitle(written: string): string | undefined {
  let title = written
    .slice(0, 4_000)
    .replace(/^\s*\[[^\]\s]+\]\s*/, '')
    .replace(/^\s*(?:Paper page - |\(PDF\) |\[PDF\] |Frontiers \| )/, '')
    // `Title: Journal: Vol 53, No 3`, `Title on JSTOR`, `Title by Ada Example :: SSRN`
    .replace(/: [^:]{3,120}: Vol\.? \d+, No\.? \d+\s*$/, '')
    .replace(/(?: by \p{Lu}[^:]{2,200})? :: SSRN\s*$| on JSTOR\s*$/u, '')
    .replace(/ - [^-]{2,60} - (?:19|20)\d\d - [^-]{2,100} - Wiley Online Library\s*$/, '')
    .trim();
  for (let count = 0; count < 3 && siteAtEnd.test(title); count++) title = title.replace(siteAtEnd, '');
  return title === '' || noTitle.test(title) ? undefined : title;
}

/** The title in a CVF address, for links whose text has none: `Alder_Reading_Walls_CVPR_2021_paper.html`. */
export function titleInAddress(address: string): string | undefined {
  const [, words] =
    /openaccess\.thecvf\.com\/.*\/[^/_]+_([^/]+)_[A-Z]{2,8}W?_?\d{4}_paper\.\w+$/i.exec(address) ?? [];
  return words?.replaceAll('_', ' ');
}
