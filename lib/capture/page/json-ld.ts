import { BOUNDS } from '@/lib/bibliography/bounds';
import { withoutMarkup } from '@/lib/bibliography/markup';
import { cleanText } from '@/lib/bibliography/text';
import { asArray, asObject, asString, type JsonObject, parseJson } from '@/lib/bibliography/untyped-json';

const articles = new Set(['ScholarlyArticle', 'MedicalScholarlyArticle', 'Article', 'Thesis']);
/** Scripts that are read, and things in each: pages have a handful. */
const MOST_SCRIPTS = 20;
const MOST_THINGS = 500;

/** What the page says of its article in the vocabulary of schema.org; empty where it says nothing. */
export function readArticle(document: Document): JsonObject {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json" i]')];
  for (const script of scripts.slice(0, MOST_SCRIPTS)) {
    const article = findArticle(parseJson(script.textContent ?? ''));
    if (article) return article;
  }
  return {};
}

/** The abstract that the page gives in the vocabulary of schema.org; empty where it gives none. */
export function statedAbstract(document: Document): string {
  return cleanText(withoutMarkup(asString(readArticle(document).abstract)), BOUNDS.abstract);
}

/** An article stands alone, in a list, in a graph or in the page that is about it. */
function findArticle(root: unknown): JsonObject | undefined {
  const things: unknown[] = [root];
  for (let index = 0; index < Math.min(things.length, MOST_THINGS); index++) {
    const thing = things[index];
    if (Array.isArray(thing)) {
      things.push(...thing.slice(0, MOST_THINGS));
      continue;
    }
    const { '@type': type, '@graph': graph, mainEntity } = asObject(thing);
    if ([type].flat().some((name) => articles.has(asString(name)))) return asObject(thing);
    things.push(graph, mainEntity);
  }
  return undefined;
}

/** Texts of a property that is a text, a thing with a name or a value, or a list of these. */
export function namesOf(value: unknown): string[] {
  return asArray(Array.isArray(value) ? value : [value]).map((each) => {
    const thing = asObject(each);
    const name = asString(thing.name) || asString(thing.value);
    const parts = [asString(thing.givenName), asString(thing.familyName)].join(' ').trim();
    return asString(each) || name || parts;
  });
}

/** What an article is a part of, from its issue up to its journal or book. */
export function partsAbove(article: JsonObject): JsonObject[] {
  const above: JsonObject[] = [];
  for (let part: unknown = article.isPartOf; above.length < 4; ) {
    const [first] = [part].flat();
    const thing = asString(first) ? { name: first } : asObject(first);
    if (Object.keys(thing).length === 0) break;
    above.push(thing);
    part = thing.isPartOf;
  }
  return above;
}
