import { XMLParser } from 'fast-xml-parser';
import { TargetError } from '@/lib/sync/target-error';

/** A resource on a WebDAV server. */
export interface DavResource {
  /** The path of its address, decoded, without a trailing slash. */
  path: string;
  isCollection: boolean;
  /** Its ETag without the weak prefix, which Apache removes after a second; time and size if it has no ETag. */
  tag: string;
  /** Bytes; `null` if the server does not tell. */
  length: number | null;
}

const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false });

/**
 * Parses the answer to PROPFIND (RFC 4918, `multistatus`), without a DOM parser, which service workers lack.
 * @param base The requested address, to which relative addresses refer.
 * @throws TargetError `target-not-understood` if it is not such an answer, or is incomplete.
 */
export function parseMultistatus(xml: string, base: string): DavResource[] {
  const responses = listOf(rootOf(xml).response);
  return responses.flatMap((response) => {
    const { href, propstat } = recordOf(response);
    if (typeof href !== 'string' || !URL.canParse(href, base)) return [];
    const found = listOf(propstat)
      .map(recordOf)
      .find(({ status }) => / 2\d\d( |$)/.test(String(status)));
    return found ? [resourceOf(href, recordOf(found.prop), base)] : [];
  });
}

function rootOf(xml: string): Record<string, unknown> {
  try {
    const { multistatus } = parser.parse(xml, true) as Record<string, unknown>;
    if (multistatus === '') return {};
    if (typeof multistatus === 'object' && multistatus !== null) return recordOf(multistatus);
  } catch (cause) {
    throw new TargetError('target-not-understood', 'no WebDAV answer', undefined, { cause });
  }
  throw new TargetError('target-not-understood', 'no WebDAV answer');
}

function resourceOf(href: string, prop: Record<string, unknown>, base: string): DavResource {
  const length = textOf(prop.getcontentlength);
  const etag = textOf(prop.getetag).replace(/^W\//, '');
  return {
    path: decodedPath(new URL(href, base).pathname),
    isCollection: Object.hasOwn(recordOf(prop.resourcetype), 'collection'),
    tag: etag || `${textOf(prop.getlastmodified)} ${length}`,
    length: /^\d+$/.test(length) ? Number(length) : null,
  };
}

/** The decoded path of an address, without a trailing slash. */
export function decodedPath(pathname: string): string {
  const bare = pathname.replace(/\/$/, '');
  try {
    return decodeURIComponent(bare);
  } catch {
    // The path contains a literal %.
    return bare;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function listOf(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
