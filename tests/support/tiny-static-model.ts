import type { ModelFiles } from '@/lib/embedding/models/model-files';
import { bytesField, joined, numberField } from './protobuf';

/** A constant of an ONNX graph (`TensorProto`). */
export function tensor(
  name: string,
  dims: number[],
  dataType: number,
  values: Int8Array | Float32Array,
): Uint8Array<ArrayBuffer> {
  return joined([
    ...dims.map((dim) => numberField(1, dim)),
    numberField(2, dataType),
    bytesField(8, name),
    bytesField(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  ]);
}

/** An ONNX file that holds only the two initialisers of a static model. */
export function tinyOnnx(table: number[][], scales: number[]): Uint8Array<ArrayBuffer> {
  const shape = [table.length, table[0]?.length ?? 0];
  const graph = joined([
    bytesField(2, 'a name that is skipped'),
    bytesField(5, tensor('embedding_table', shape, 3, Int8Array.from(table.flat()))),
    bytesField(5, tensor('embedding_scale', [scales.length], 1, Float32Array.from(scales))),
  ]);
  return joined([numberField(1, 9), bytesField(7, graph)]);
}

/** A `tokenizer.json` of the bundled model's kind; `[PAD]` and `[UNK]` come first. */
export function tinyTokenizer(tokens: string[]) {
  const vocabulary = ['[PAD]', '[UNK]', ...tokens];
  const plain = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
  return {
    added_tokens: [
      { id: 0, content: '[PAD]', ...plain },
      { id: 1, content: '[UNK]', ...plain },
    ],
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: true,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: null,
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
    },
  };
}

/**
 * A complete static model with four numbers per vector: `graph` points in one direction, `neural` in another, `net` and
 * `##works` in two more.
 */
export function tinyStaticModel(): ModelFiles {
  return {
    id: 'tiny',
    revision: '1',
    bytes: {
      onnx: tinyOnnx(
        [
          [0, 0, 0, 0],
          [0, 0, 0, 0],
          [100, 0, 0, 0],
          [0, 100, 0, 0],
          [0, 0, 127, 0],
          [0, 0, 0, -128],
        ],
        [1, 1, 0.5, 0.25, 0.01, 0.02],
      ),
      config: json({ model_type: 'bert' }),
      tokenizer: json(tinyTokenizer(['graph', 'neural', 'net', '##works'])),
      tokenizerConfig: json({ model_max_length: 512 }),
    },
  };
}

/** A file that holds the value as JSON. */
export function json(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}
