import { identifiersOfAddress } from '@/lib/capture/identifiers-of-address';
import { sites } from '@/lib/capture/site-list';
import { anyOther } from '@/lib/capture/sites/any-other';

/** The addresses under which a site shows a paper, and the canonical address that replaces them. */
const forms: [RegExp, string][] = [
  [
    /^https?:\/\/(?:papers\.nips\.cc|(?:papers|proceedings)\.neurips\.cc)\/(?:paper_files\/)?paper\/(\d{4})\/(?:hash|file)\/([0-9a-f]{32})-(?:Abstract|Paper|Metadata|Supplemental|Reviews?|MetaReview|Bibtex)(-[\w-]+)?\.\w+$/i,
    'https://proceedings.neurips.cc/paper_files/paper/$1/hash/$2-Abstract$3.html',
  ],
  [
    /^https?:\/\/ieeexplore\.ieee\.org\/(?:abstract\/)?document\/(\d{1,12})(?:\/.*)?$/i,
    'https://ieeexplore.ieee.org/document/$1',
  ],
  [
    /^https?:\/\/ieeexplore\.ieee\.org\/(?:stamp\/stamp|xpl\/articleDetails|xpls\/abs_all)\.jsp\?(?:.*&)?arnumber=(\d{1,12})\b.*$/i,
    'https://ieeexplore.ieee.org/document/$1',
  ],
  [
    /^https?:\/\/proceedings\.mlr\.press\/((?:v|r)\d+)\/([\w-]+)(?:\.html|\/\2(?:-supp)?\.pdf|\.pdf)$/i,
    'https://proceedings.mlr.press/$1/$2.html',
  ],
  [
    /^https?:\/\/openaccess\.thecvf\.com\/(.+)\/(?:html|papers)\/([^/]+_paper)\.(?:html|pdf)$/i,
    'https://openaccess.thecvf.com/$1/html/$2.html',
  ],
];

/** Pages of single papers on sites without a parser, which are read by their meta tags. */
const paperAddresses =
  /^https?:\/\/(?:[\w-]+\.)*(?:sciencedirect\.com\/science\/article\/(?:abs\/)?pii\/\w+|jmlr\.(?:org|csail\.mit\.edu)\/(?:papers\/v\d+\/[\w-]+\.html|papers\/volume\d+\/.+\.pdf)|ijcai\.org\/proceedings\/\d{4}\/\d+|ojs\.aaai\.org\/index\.php\/\w+\/article\/view\/\d+|ssrn\.com\/(?:sol3\/papers\.cfm\?abstract_id|abstract)=\d+|jstor\.org\/stable\/\d+|(?:pmc\.)?ncbi\.nlm\.nih\.gov\/(?:pmc\/)?articles\/PMC\d+|usenix\.org\/conference\/\w+\/presentation\/[\w-]+|roboticsproceedings\.org\/rss\d+\/p\d+\.html|hal\.science\/[\w-]+-\d+|inspirehep\.net\/literature\/\d+|ui\.adsabs\.harvard\.edu\/abs\/[^/]+|paperswithcode\.com\/paper\/[\w-]+)/i;

/** Parsers of pages that show one paper, including pages whose address does not contain its identifier. */
const ownPages = sites
  .filter((site) => site !== anyOther)
  .flatMap(({ parsers, marked = [] }) => [...parsers, ...marked.flatMap((each) => each.parsers)])
  .filter(({ kind }) => kind === 'single');

/** The canonical address of a paper's page; any other address is returned unchanged. */
export function canonicalPage(address: string): string {
  const found = forms.find(([form]) => form.test(address));
  return found ? address.replace(...found) : address;
}

/** Whether an address looks like a page, a PDF or data of a single paper. */
export function isPaperPage(address: string): boolean {
  if (Object.keys(identifiersOfAddress(address)).length > 0) return true;
  if (paperAddresses.test(address)) return true;
  const page = canonicalPage(address.replace(/#.*$/s, ''));
  if (!/^https?:/i.test(page) || !URL.canParse(page)) return false;
  const url = new URL(page);
  return ownPages.some(({ matches }) => matches(url));
}
