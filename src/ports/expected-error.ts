/** An error that an operator can mend. They read its sentence, without a stack trace. */
export class ExpectedError extends Error {
  override readonly name: string = 'ExpectedError';
}
