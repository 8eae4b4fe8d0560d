import { BOUNDS } from '@/lib/bibliography/bounds';
import { cleanText } from '@/lib/bibliography/clean-text';
import { withoutMarkup } from '@/lib/bibliography/strip-publisher-markup';
import { asArray, asObject, asString, type JsonObject, parseJson } from '@/lib/bibliography/untyped-json';

const articles = new Set(['ScholarlyArticle', 'MedicalScholarlyArticle', 'Article', 'Thesis']);
/** How many scripts are read, and how many objects in each; pages normally have a handful. */
const MOST_SCRIPTS = 20;
const MOST_THINGS = 500;

/** The page's article in schema.org's vocabulary; empty if the page has none. */
export function readArticle(document: Document): JsonObject {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json" i]')];
  for (const script of scripts.slice(0, MOST_SCRIPTS)) {
    const article = findArticle(parseJson(script.textContent ?? ''));
    if (article) return article;
  }
  return {};
}

/** The article's abstract in schema.org's vocabulary; empty if it has none. */
export function statedAbstract(document: Document): string {
  return cleanText(withoutMarkup(asString(readArticle(document).abstract)), BOUNDS.abstract);
}

/** Finds an article that is the root, in a list, in a graph, or the main entity of a page. */
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

/** The texts of a property that is a string, an object with a name or a value, or a list of these. */
export function namesOf(value: unknown): string[] {
  return asArray(Array.isArray(value) ? value : [value]).map((each) => {
    const thing = asObject(each);
    const name = asString(thing.name) || asString(thing.value);
    const parts = [asString(thing.givenName), asString(thing.familyName)].join(' ').trim();
    return asString(each) || name || parts;
  });
}

/** The works that contain an article, from its issue up to its journal or book; at most four. */
export function containersOf(article: JsonObject): JsonObject[] {
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
