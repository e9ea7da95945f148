internal import Bitext
internal import Orthography

/// The source terms of a termbase, in a trie over the stems of their words.
///
/// Looking for the terms at a place in a text takes as many steps as the longest of them has words, however
/// many terms begin alike. Stems are compared by 64-bit hashes.
struct TermIndex: Sendable {
  struct Term: Sendable {
    var entry: Int
    /// Indices into the entry.
    var language: Int
    var section: Int
    var pieces: Range<Int>
    /// One word of fewer than five letters.
    var isOneShortWord: Bool
  }

  private struct Edge: Hashable {
    var node: Int
    var stem: UInt64
  }

  private(set) var terms: [Term] = []
  private(set) var pieces: [TermPiece] = []
  private var edges: [Edge: Int] = [:]
  /// The terms that end at each node.
  private var ends: [[Int]] = [[]]

  init(entries: [TermEntry], source: LanguageTag) {
    let cutter = TermCutter(language: source)
    var isSource: [String: Bool] = [:]
    for entry in entries.indices {
      for language in entries[entry].languages.indices {
        let code = entries[entry].languages[language].language
        let isWanted = isSource[code] ?? (LanguageTag(code).affinity(to: source) > 0)
        isSource[code] = isWanted
        guard isWanted else { continue }
        for section in entries[entry].languages[language].terms.indices {
          let text = entries[entry].languages[language].terms[section].text
          add(cutter.termPieces(of: text), entry: entry, language: language, section: section)
        }
      }
    }
  }

  private mutating func add(_ cut: [TermPiece], entry: Int, language: Int, section: Int) {
    // What has no word and no number is no term.
    guard cut.contains(where: { $0.kind != .sign }) else { return }
    var node = 0
    for piece in cut {
      let edge = Edge(node: node, stem: piece.stem)
      if let next = edges[edge] {
        node = next
      } else {
        node = ends.count
        edges[edge] = node
        ends.append([])
      }
    }
    ends[node].append(terms.count)
    let isShort = cut.count == 1 && cut[0].letterCount < 5
    terms.append(
      Term(
        entry: entry, language: language, section: section, pieces: pieces.count..<pieces.count + cut.count,
        isOneShortWord: isShort))
    pieces += cut
  }

  func section(of term: Int, in entries: [TermEntry]) -> TermSection {
    entries[terms[term].entry].languages[terms[term].language].terms[terms[term].section]
  }

  /// Calls `body` with each term whose stems stand at a place, and the number of its pieces.
  func forEachTerm(at place: Int, in text: [TermPiece], _ body: (_ term: Int, _ count: Int) -> Void) {
    var node = 0
    for at in place..<text.count {
      guard let next = edges[Edge(node: node, stem: text[at].stem)] else { return }
      node = next
      for term in ends[node] { body(term, at - place + 1) }
    }
  }
}
