import type { ModelFiles } from '@/lib/embedding/models/model-files';
import { bytesField, joined, numberField } from './protobuf';
import { json, tensor, tinyTokenizer } from './tiny-static-model';

const INT64 = 7;
const FLOAT32 = 1;

/**
 * A complete model that ONNX Runtime can run, without pooling: a single `Gather`, so that the output is a vector of
 * four numbers per token. `[PAD]` points away from all words, so that pooling it by mistake would show.
 */
export function tinyTokenModel(): ModelFiles['bytes'] {
  const rows = [
    [0, 0, 0, 9],
    [0, 0, 0, 1],
    [1, 0, 0, 0],
    [0, 2, 0, 0],
    [0, 0, 3, 0],
  ];
  const shape = ['batch', 'tokens'];
  const graph = joined([
    bytesField(
      1,
      joined([
        bytesField(1, 'table'),
        bytesField(1, 'input_ids'),
        bytesField(2, 'last_hidden_state'),
        bytesField(4, 'Gather'),
      ]),
    ),
    bytesField(2, 'tiny'),
    bytesField(5, tensor('table', [rows.length, 4], FLOAT32, Float32Array.from(rows.flat()))),
    bytesField(11, namedTensor('input_ids', INT64, shape)),
    bytesField(11, namedTensor('attention_mask', INT64, shape)),
    bytesField(12, namedTensor('last_hidden_state', FLOAT32, [...shape, 'numbers'])),
  ]);
  return {
    onnx: joined([numberField(1, 8), bytesField(7, graph), bytesField(8, numberField(2, 13))]),
    config: json({ model_type: 'bert', architectures: ['BertModel'] }),
    tokenizer: json(tinyTokenizer(['graph', 'neural', 'net'])),
    tokenizerConfig: json({
      tokenizer_class: 'BertTokenizer',
      model_max_length: 16,
      pad_token: '[PAD]',
      unk_token: '[UNK]',
    }),
  };
}

/** `ValueInfoProto`: a tensor whose dimensions have names instead of sizes. */
function namedTensor(name: string, elementType: number, dimensions: string[]): Uint8Array {
  const shape = joined(dimensions.map((dimension) => bytesField(1, bytesField(2, dimension))));
  const type = joined([numberField(1, elementType), bytesField(2, shape)]);
  return joined([bytesField(1, name), bytesField(2, bytesField(1, type))]);
}
