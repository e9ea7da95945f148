internal import CICU

/// Folds segments and cuts them into tokens: the hot path of compiling an index.
///
/// English and Russian text goes by table, some 200 MB/s; anything else through ICU, at a sixth of the speed and with
/// the same result. The memory grows with the longest segment, to 25 bytes or more for each of its own, and is kept.
/// Not thread-safe: one per task.
package final class SegmentAnalyzer {
  // Unchecked: nothing here runs while another access is under way, and the checks took a sixth of the time.
  @exclusivity(unchecked) private var folder = Folder()
  @exclusivity(unchecked) private var tokenMemory = Scratch<Token>()
  @exclusivity(unchecked) private var tokenCount = 0
  @exclusivity(unchecked) private var nfc = Scratch<UInt8>()
  /// Opened when the first text needs it.
  @exclusivity(unchecked) private var breaker: TextBreaker?
  private let tables = FoldTables.shared

  /// Takes the way through ICU for every text, for tests and measurements.
  @exclusivity(unchecked) package var forcesSlowPath = false
  /// Whether the last text was folded by table; and whether it was also cut by table.
  @exclusivity(unchecked) package private(set) var foldedFast = false
  @exclusivity(unchecked) package private(set) var tokenizedFast = false

  /// ``ByteHash`` of the NFC form of the last text.
  @exclusivity(unchecked) package private(set) var identityHash: UInt64 = 0
  /// ``ByteHash`` of the last fold.
  @exclusivity(unchecked) package private(set) var foldHash: UInt64 = 0

  /// What the fold does besides for the language of the texts that come next; nil for any language.
  @exclusivity(unchecked) package var folding: LanguageFolding?
  /// Whether ``folding`` changed the last text: its fold does not stand where the text does, even if both are as long.
  @exclusivity(unchecked) package private(set) var isPrepared = false

  package init(_ folding: LanguageFolding? = nil) { self.folding = folding }

  /// Whether each byte of the last fold stands where the character it came from does: the fold by table never makes a text longer,
  /// so nothing moved in one that it left as long as it was.
  package func isFoldedInPlace(_ textBytes: Int) -> Bool { foldedFast && !isPrepared && folder.count == textBytes }

  /// The fold of the last text, valid until the next `analyze`.
  package var folded: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: folder.bytes.base, count: folder.count)
  }

  /// The tokens of the last text, in order, without spaces; valid until the next `analyze`.
  package var tokens: UnsafeBufferPointer<Token> {
    UnsafeBufferPointer(start: tokenMemory.base, count: tokenCount)
  }

  package func analyze(_ text: String) {
    var text = text
    text.withUTF8 { analyze($0) }
  }

  /// Analyses UTF-8; an invalid sequence in it counts as U+FFFD. At most 64 MiB.
  package func analyze(_ text: UnsafeBufferPointer<UInt8>) {
    isPrepared = false
    if let folding, let prepared = folding.prepared(text) {
      analyzePrepared(prepared, of: text)
    } else {
      analyzeAsIs(text)
    }
  }

  /// Analyses what a language's folding made of a text; the identity is that of the text itself.
  private func analyzePrepared(_ prepared: [UInt8], of text: UnsafeBufferPointer<UInt8>) {
    prepared.withUnsafeBufferPointer { analyzeAsIs($0) }
    isPrepared = true
    if UTF8Scalars.isValid(text) {
      identityHash = ByteHash.hash64(nfc(of: text))
    } else {
      var repaired = String(decoding: text, as: UTF8.self)
      identityHash = repaired.withUTF8 { ByteHash.hash64(nfc(of: $0)) }
    }
  }

  private func analyzeAsIs(_ text: UnsafeBufferPointer<UInt8>) {
    if !forcesSlowPath && folder.foldFast(text) {
      foldedFast = true
      identityHash = ByteHash.hash64(text)  // what folds by table is NFC
      foldHash = ByteHash.hash64(folded)
      tokenMemory.reserve(folder.count)
      let found = FastTokenizer.tokenize(folder.bytes.base, folder.count, tokenMemory.base, tables)
      tokenizedFast = found != nil
      tokenCount = found ?? tokenizeSlowly()
      joinMarkup()
    } else if UTF8Scalars.isValid(text) {
      analyzeSlowly(text)
    } else {
      var repaired = String(decoding: text, as: UTF8.self)
      repaired.withUTF8 { analyzeSlowly($0) }
    }
  }

  private func analyzeSlowly(_ text: UnsafeBufferPointer<UInt8>) {
    foldedFast = false
    tokenizedFast = false
    let composed = nfc(of: text)
    identityHash = ByteHash.hash64(composed)
    folder.foldSlowly(nfc: composed)
    foldHash = ByteHash.hash64(folded)
    tokenCount = tokenizeSlowly()
    joinMarkup()
  }

  /// The NFC form of valid UTF-8, which is valid until the next is asked for.
  private func nfc(of text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    if Normalizer.isNormalized(.nfc, text) { return text }
    let count = Normalizer.normalize(.nfc, text, into: &nfc)
    return UnsafeBufferPointer(start: nfc.base, count: count)
  }

  private func joinMarkup() {
    tokenCount = MarkupJoiner.join(folder.bytes.base, folder.count, tokenMemory.base, tokenCount)
  }

  /// Tokens of the fold by ICU's root rules; returns how many.
  private func tokenizeSlowly() -> Int {
    let breaker = breaker ?? TextBreaker(.word)
    self.breaker = breaker
    tokenMemory.reserve(folder.count)
    let text = folder.bytes.base
    let out = tokenMemory.base
    var written = 0
    breaker.forEachPiece(in: folded) { start, end, status in
      // A mark after a space is one piece with it (WB4): the space is not part of the token.
      let first = text[start] == 0x20 ? start &+ 1 : start
      guard first < end else { return }
      let kind = status == 0 ? .punctuation : SegmentAnalyzer.kind(text, first, end)
      out[written] = Token(
        start: UInt32(truncatingIfNeeded: first), end: UInt32(truncatingIfNeeded: end), kind: kind,
        hash: ByteHash.hash64(padded: UnsafeRawPointer(text + first), end &- first))
      written &+= 1
    }
    return written
  }

  /// The class of a piece to which ICU gives a status. Not by the status: that tells what the piece ends in ("т34" 100,
  /// "34т" 200), and signs that join letters have it too.
  static func kind(_ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> TokenClass {
    var kind = TokenClass.punctuation
    var position = start
    while position < end {
      let (scalar, width) = UTF8Scalars.decode(text, position)
      let character = Int32(bitPattern: scalar)
      if icu_is_alphabetic(character) != 0 { return .word }
      if icu_general_category(character) == ICU_CATEGORY_DIGIT { kind = .number }
      position &+= width
    }
    return kind
  }
}
