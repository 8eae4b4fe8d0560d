export { filing } from '@/lib/filing-worker/answer-filing-calls';
