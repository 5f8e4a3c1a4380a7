/** Something that whoever runs the bot can mend: they read its sentence, without a stack trace. */
export class ExpectedError extends Error {
  override readonly name: string = 'ExpectedError';
}
