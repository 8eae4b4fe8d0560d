import { ExpectedError } from '@/lib/domain/errors';

/** A constant in a graph. */
export interface OnnxInitializer {
  dims: number[];
  /** `TensorProto.DataType`: 1 is float32, 3 is int8. */
  dataType: number;
  /** Little-endian values, a view on the file. */
  raw: Uint8Array;
}

/** A field of a protobuf message: a number, or the bytes of a string, message or packed list. */
interface Field {
  number: number;
  value: number | Uint8Array;
}

/**
 * Reads the named constants of an ONNX model without a runtime. Reads only `ModelProto.graph` (7),
 * `GraphProto.initializer` (5) and, of `TensorProto`, `dims` (1), `data_type` (2), `name` (8) and `raw_data` (9)
 * (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). Constants that are stored in any other way are skipped.
 * @throws ExpectedError `model-damaged` if the bytes are not such a file; never reads beyond them.
 */
export function readOnnxInitializers(file: Uint8Array): Map<string, OnnxInitializer> {
  const initializers = new Map<string, OnnxInitializer>();
  for (const graph of messages(file, 7)) {
    for (const tensor of messages(graph, 5)) {
      const { name, ...initializer } = readTensor(tensor);
      initializers.set(name, initializer);
    }
  }
  return initializers;
}

function readTensor(tensor: Uint8Array): OnnxInitializer & { name: string } {
  const read: OnnxInitializer & { name: string } = { name: '', dims: [], dataType: 0, raw: new Uint8Array() };
  for (const { number, value } of fields(tensor)) {
    if (number === 1) read.dims.push(...(typeof value === 'number' ? [value] : varints(value)));
    if (number === 2 && typeof value === 'number') read.dataType = value;
    if (number === 8 && typeof value !== 'number') read.name = new TextDecoder().decode(value);
    if (number === 9 && typeof value !== 'number') read.raw = value;
  }
  return read;
}

function* messages(message: Uint8Array, wanted: number): Generator<Uint8Array> {
  for (const { number, value } of fields(message)) {
    if (number === wanted && typeof value !== 'number') yield value;
  }
}

/** The fields of one message, by the wire format of protobuf (https://protobuf.dev/programming-guides/encoding/). */
function* fields(message: Uint8Array): Generator<Field> {
  const cursor = { bytes: message, at: 0 };
  while (cursor.at < message.length) {
    const tag = varint(cursor);
    const number = Math.floor(tag / 8);
    const wireType = tag % 8;
    if (wireType === 0) yield { number, value: varint(cursor) };
    else if (wireType === 1) take(cursor, 8);
    else if (wireType === 2) yield { number, value: take(cursor, varint(cursor)) };
    else if (wireType === 5) take(cursor, 4);
    else throw new ExpectedError('model-damaged', `wire type ${wireType}`);
  }
}

interface Cursor {
  bytes: Uint8Array;
  at: number;
}

function take(cursor: Cursor, length: number): Uint8Array {
  const end = cursor.at + length;
  if (end > cursor.bytes.length) throw new ExpectedError('model-damaged', 'a field runs past its end');
  const bytes = cursor.bytes.subarray(cursor.at, end);
  cursor.at = end;
  return bytes;
}

/**
 * A varint of at most ten bytes. Values beyond 2^53 lose precision, but they only occur in fields that are skipped.
 */
function varint(cursor: Cursor): number {
  let value = 0;
  for (let shift = 0; shift < 70; shift += 7) {
    const byte = cursor.bytes[cursor.at++];
    if (byte === undefined) throw new ExpectedError('model-damaged', 'the file ends inside a number');
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
  throw new ExpectedError('model-damaged', 'a number without end');
}

function varints(packed: Uint8Array): number[] {
  const cursor = { bytes: packed, at: 0 };
  const values: number[] = [];
  while (cursor.at < packed.length) values.push(varint(cursor));
  return values;
}
