import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText } from '@/lib/bibliography/clean-text';
import { withoutMarkup } from '@/lib/bibliography/strip-publisher-markup';
import type { Author } from '@/lib/domain/papers/paper';
import { metaTag } from './meta-tags';
import { writtenText } from './text-of-element';

/**
 * A description of this length is not a slogan: the longest slogan found has 222 characters, the shortest abstract 150.
 */
const LONG = 300;
/** How many boxes are searched, and how much of each is read. Pages with full texts have some thousands of boxes. */
const MOST_BOXES = 5_000;
const LONGEST = 6_000;
/** How much of a description is searched for on the page: folded letters and digits. */
const SAMPLE = 60;
const siteSpeak =
  /^(?:welcome to|founded in|electronic proceedings|proceedings of|official|the official|homepage|home page|browse|search|discover|explore|read (?:the|this|more|about)|view (?:the|recent)|find|access|download|published (?:by|in)|this (?:site|website|journal)|sign in|log ?in|join|learn|promoting|advancing|the (?:world.s )?leading)\b/i;
const issue =
  /\b(?:vol(?:ume|\.)?|no\.|issue|pp?\.|pages)\s*\d+|\b(?:ISSN|ISBN)\b|\bdoi:|\b(?:19|20)\d\d\s*[.)]?\s*$/i;

/**
 * Finds an abstract in the page's descriptions. Sites also put slogans, citations and first lines there, and a wrong
 * abstract is worse than none. Empty if no description is an abstract.
 */
export function describedAbstract(
  document: Document,
  descriptions: { ofArticle: string[]; ofPage: string[] },
  about: { title: string; authors: Author[]; venue: string },
): string {
  let shown: string[] | undefined;
  const siteName = metaTag(document, 'og:site_name').trim();
  for (const description of [...descriptions.ofArticle, ...descriptions.ofPage]) {
    const text = cleanText(withoutMarkup(description), BOUNDS.abstract).replace(
      /^abstract\s*[:.—–-]\s*/i,
      '',
    );
    if (!text || siteSpeak.test(text) || isCitation(text, about)) continue;
    if (siteName && text.startsWith(siteName)) continue;
    const isWhole = !isCut(text);
    if (isWhole && (text.length >= LONG || descriptions.ofArticle.includes(description))) return text;
    shown ??= shownTexts(document);
    const start = plain(text).slice(0, SAMPLE);
    const whole = shown.find(
      (each) => each.length >= text.length && plain(each.slice(0, SAMPLE * 3)).startsWith(start),
    );
    if (whole && start.length > 0) return whole;
    if (isWhole && shown.some((each) => plain(each).includes(start))) return text;
  }
  return '';
}

/** Whether a text ends in the middle of a sentence. */
function isCut(text: string): boolean {
  return /(?:…|\.\.\.)\s*$/.test(text) || (text.length > 100 && /[\p{L}\p{N},;:–-]$/u.test(text));
}

/** Whether a text is a citation such as "Title, Ada Example, Journal of Examples 12 (2020)", in any order. */
function isCitation(
  text: string,
  { title, authors, venue }: { title: string; authors: Author[]; venue: string },
) {
  if (title.length > 3 && text.startsWith(title) && /^(?:$|\W)/.test(text.slice(title.length))) return true;
  const [first] = authors;
  const whole = first ? `${first.given} ${first.family}`.trim() : '';
  if (
    first &&
    [whole, `${first.family}, `, `${first.family} et al`, `By ${whole}`].some((name) => text.startsWith(name))
  )
    return true;
  if (isCitationAlone(text)) return true;
  if (text.length >= LONG || !authors.some(({ family }) => text.includes(family))) return false;
  return issue.test(text) || (venue !== '' && text.includes(venue));
}

/** Whether a text is only a place in a journal: "Journal of Examples, Vol. 12, No. 3 (1999), pp. 1-9". */
export function isCitationAlone(text: string): boolean {
  return (
    text.length < LONG &&
    (/\bvol(?:ume|\.)?\s*\d+/i.test(text) || /\d+\s*\(\d+\)/.test(text)) &&
    /\b(?:pp?\.|pages)\s*\w?\d+|[:,]\s*\w?\d+\s*[-–]\s*\w?\d+/i.test(text)
  );
}

/** The paragraphs of the page, without header, footer and navigation. */
function shownTexts(document: Document): string[] {
  const boxes = 'p, div, section, blockquote';
  return [...document.querySelectorAll(`${boxes}, span`)]
    .slice(0, MOST_BOXES)
    .filter((element) => !element.querySelector(boxes) && !element.closest('header, footer, nav, aside'))
    .map((element) => cleanText(writtenText(element), LONGEST));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
