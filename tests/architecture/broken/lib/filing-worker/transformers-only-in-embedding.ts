export { env } from '@xenova/transformers';
