const linesAPiece = 1000;

function* piecesAtOnce(lines: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  for (const line of lines) {
    piece.push(line.endsWith('\n') ? line : `${line}\n`);
    if (piece.length === linesAPiece) {
      yield piece.join('');
      piece = [];
    }
  }
  if (piece.length > 0) yield piece.join('');
}

/** Lines as they come, each ended, in pieces large enough to be cheap to send. */
export async function* inPieces(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  // To wait for each line costs more than to make it, where none has to be waited for.
  if (Symbol.iterator in lines) {
    yield* piecesAtOnce(lines);
    return;
  }
  let arrived: string[] = [];
  for await (const line of lines) {
    arrived.push(line);
    if (arrived.length < linesAPiece) continue;
    yield* piecesAtOnce(arrived);
    arrived = [];
  }
  yield* piecesAtOnce(arrived);
}
