import { describe, expect, it } from 'vitest';
import { apiAddress, completionRequest, completionsAddress, readCompletion } from './chat-completion';

describe('the address of an API', () => {
  it.each([
    ['http://localhost:11434', 'http://localhost:11434/v1'],
    ['http://127.0.0.1:1234/v1/', 'http://127.0.0.1:1234/v1'],
    ['http://[::1]:8080/v1', 'http://[::1]:8080/v1'],
    ['https://models.example/openai/v1/chat/completions', 'https://models.example/openai/v1'],
    [' https://models.example/v1?x=1#y ', 'https://models.example/v1'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(apiAddress(typed)).toBe(kept);
    expect(completionsAddress({ kind: 'server', address: kept, model: 'm' })).toBe(
      `${kept}/chat/completions`,
    );
  });

  it.each([
    ['localhost:11434', 'invalid-address'],
    ['', 'invalid-address'],
    ['ftp://localhost/', 'invalid-address'],
    ['javascript:alert(1)', 'invalid-address'],
    ['http://192.168.1.5:11434', 'language-model-needs-https'],
    ['http://models.example/v1', 'language-model-needs-https'],
    ['http://localhost.evil.example/v1', 'language-model-needs-https'],
    ['https://me:secret@models.example/v1', 'address-with-password'],
  ])('%s is refused: %s', (typed, code) => {
    expect(() => apiAddress(typed)).toThrow(expect.objectContaining({ code }));
  });
});

const question = { instruction: 'Choose.', text: '{"paper":{}}', schema: { type: 'object' } };

describe('a completion', () => {
  it('is requested with a schema, or without one for servers that do not support it', () => {
    const whole = JSON.parse(completionRequest('qwen3', question, false));
    expect(whole).toMatchObject({ model: 'qwen3', stream: false, temperature: 0 });
    expect(whole.response_format.json_schema.schema).toEqual({ type: 'object' });
    expect(Object.keys(JSON.parse(completionRequest('qwen3', question, true))).sort()).toEqual([
      'messages',
      'model',
      'stream',
    ]);
  });

  it('is read; any other answer is refused', () => {
    expect(readCompletion('{"choices":[{"message":{"role":"assistant","content":"{}"}}]}')).toBe('{}');
    for (const body of ['', '<html>', '[]', '{"choices":[]}', '{"choices":[{"message":{"content":null}}]}'])
      expect(() => readCompletion(body)).toThrow(expect.objectContaining({ code: 'language-model-unclear' }));
  });
});
