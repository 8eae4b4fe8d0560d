import type { ModelFiles } from '@/lib/embedding/model-files';

/** A field of a protobuf message whose value is bytes. */
function bytesField(number: number, value: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined([varint(number * 8 + 2), varint(value.length), value]);
}

function varint(value: number): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return Uint8Array.from([...bytes, value]);
}

function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function tensor(name: string, dims: number[], dataType: number, raw: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined([
    ...dims.flatMap((dim) => [varint(1 * 8), varint(dim)]),
    varint(2 * 8),
    varint(dataType),
    bytesField(8, new TextEncoder().encode(name)),
    bytesField(9, raw),
  ]);
}

/** An ONNX file that holds a static model's two initialisers and nothing else. */
export function tinyOnnx(table: number[][], scales: number[]): Uint8Array<ArrayBuffer> {
  const rows = Int8Array.from(table.flat());
  const graph = joined([
    bytesField(2, new TextEncoder().encode('a name that is skipped')),
    bytesField(
      5,
      tensor('embedding_table', [table.length, table[0]?.length ?? 0], 3, new Uint8Array(rows.buffer)),
    ),
    bytesField(
      5,
      tensor('embedding_scale', [scales.length], 1, new Uint8Array(Float32Array.from(scales).buffer)),
    ),
  ]);
  return joined([varint(1 * 8), varint(9), bytesField(7, graph)]);
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
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
    },
  };
}

/** A whole static model in four numbers: `graph` points one way, `neural` another, `net` + `##works` two more. */
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
