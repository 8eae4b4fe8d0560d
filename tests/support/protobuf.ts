/** A field of a protobuf message whose value is a number. */
export function numberField(number: number, value: number): Uint8Array<ArrayBuffer> {
  return joined([varint(number * 8), varint(value)]);
}

/** A field of a protobuf message whose value is bytes, text or a message. */
export function bytesField(number: number, value: Uint8Array | string): Uint8Array<ArrayBuffer> {
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return joined([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

export function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function varint(value: number): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return Uint8Array.from([...bytes, left]);
}
