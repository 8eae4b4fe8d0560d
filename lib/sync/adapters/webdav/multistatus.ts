import { XMLParser } from 'fast-xml-parser';
import { TargetError } from '@/lib/sync/target-error';

/** What a WebDAV server says of one resource. */
export interface DavResource {
  /** Path of its address, decoded, without a slash at its end. */
  path: string;
  isCollection: boolean;
  /** Its ETag without the sign of a weak one, which Apache takes away after a second; else time and size. */
  tag: string;
  /** Bytes; `null` where it does not say. */
  length: number | null;
}

const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false });

/**
 * Reads the answer to PROPFIND (RFC 4918, `multistatus`). There is no DOM parser in a service worker.
 * @param base address that was asked, against which relative addresses stand
 * @throws TargetError `target-not-understood` where it is no such answer, or one that was cut
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

/** The path of an address as people read it, without a slash at its end. */
export function decodedPath(pathname: string): string {
  const bare = pathname.replace(/\/$/, '');
  try {
    return decodeURIComponent(bare);
  } catch {
    // A literal %.
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
