import type { ModelPart } from './model-files';

/** A file on the hub, at its path in `modelPaths`. */
export interface HubFile {
  bytes: number;
  /** 64 hexadecimal digits. */
  sha256: string;
}

/** A model that a person can download. Nothing of it is fetched before the person asks. */
export interface HubModel {
  /** Its name on the hub. */
  id: string;
  /** The commit on the hub. It is pinned, so that the files can never change. */
  commit: string;
  /** `en`, or `multilingual` for a hundred languages. */
  languages: 'en' | 'multilingual';
  licence: string;
  /** How the tokens' vectors are combined into one, as its model card says. */
  pooling: 'mean' | 'cls';
  /** The prefix that its model card requires before each text when texts are compared with texts of the same kind. */
  prefix: string;
  files: Record<ModelPart, HubFile>;
}

/**
 * The models that can be downloaded, smallest first. Commits, sizes and checksums are those that several public
 * projects pin; they were not yet compared with the hub itself. A wrong one makes the download fail, and does no
 * harm.
 */
export const modelCatalogue: readonly HubModel[] = [
  {
    id: 'Xenova/all-MiniLM-L6-v2',
    commit: '751bff37182d3f1213fa05d7196b954e230abad9',
    languages: 'en',
    licence: 'Apache-2.0',
    pooling: 'mean',
    prefix: '',
    files: {
      config: { bytes: 650, sha256: '7135149f7cffa1a573466c6e4d8423ed73b62fd2332c575bf738a0d033f70df7' },
      tokenizer: {
        bytes: 711_661,
        sha256: 'da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0',
      },
      tokenizerConfig: {
        bytes: 366,
        sha256: '9261e7d79b44c8195c1cada2b453e55b00aeb81e907a6664974b4d7776172ab3',
      },
      onnx: {
        bytes: 22_972_370,
        sha256: 'afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1',
      },
    },
  },
  {
    id: 'Xenova/bge-small-en-v1.5',
    commit: 'ea104dacec62c0de699686887e3f920caeb4f3e3',
    languages: 'en',
    licence: 'MIT',
    pooling: 'cls',
    prefix: '',
    files: {
      config: { bytes: 683, sha256: 'fa73f90bf92c8cace1fbcb709626306f2bdbc9ea3e5b5f94b440df9b6aa56350' },
      tokenizer: {
        bytes: 711_396,
        sha256: 'd241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66',
      },
      tokenizerConfig: {
        bytes: 366,
        sha256: '9261e7d79b44c8195c1cada2b453e55b00aeb81e907a6664974b4d7776172ab3',
      },
      onnx: {
        bytes: 34_014_426,
        sha256: '6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4',
      },
    },
  },
  {
    id: 'Xenova/multilingual-e5-small',
    commit: '761b726dd34fb83930e26aab4e9ac3899aa1fa78',
    languages: 'multilingual',
    licence: 'MIT',
    pooling: 'mean',
    prefix: 'query: ',
    files: {
      config: { bytes: 658, sha256: 'cb99455288675345e1a4f411438d5d0adbba5fbd3a67ea4fb03c015433b996c1' },
      tokenizer: {
        bytes: 17_082_730,
        sha256: '0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39',
      },
      tokenizerConfig: {
        bytes: 443,
        sha256: 'a1d6bc8734a6f635dc158508bef000f8e2e5a759c7d92f984b2c86e5ff53425b',
      },
      onnx: {
        bytes: 118_308_185,
        sha256: 'f80102d3f2a1229f387d3c81909990d8945513e347b0eab049f7de3c6f98c193',
      },
    },
  },
];
