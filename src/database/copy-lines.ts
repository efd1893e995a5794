/** Lines as they come, each ended, in pieces large enough to be cheap to send. */
export async function* inPieces(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let piece: string[] = [];
  for await (const line of lines) {
    piece.push(line.endsWith('\n') ? line : `${line}\n`);
    if (piece.length === 1000) {
      yield piece.join('');
      piece = [];
    }
  }
  if (piece.length > 0) yield piece.join('');
}
