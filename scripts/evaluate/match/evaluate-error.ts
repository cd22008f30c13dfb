/** What whoever runs `npm run evaluate -- match` has to put right; printed as one sentence, without a stack. */
export class EvaluateError extends Error {}
