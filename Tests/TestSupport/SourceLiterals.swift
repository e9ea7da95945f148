/// The string literals of a Swift source.
package enum SourceLiterals {
  package struct Literal {
    /// As written, without what is interpolated.
    package var text: String
    /// The line it begins on.
    package var line: String
    package var isMultiline: Bool
  }

  package static func all(in source: String) -> [Literal] {
    var reader = Reader(source)
    reader.code(endsAtParenthesis: false)
    return reader.found
  }

  private struct Reader {
    let scalars: [Unicode.Scalar]
    var at = 0
    var found: [Literal] = []

    init(_ source: String) { scalars = Array(source.unicodeScalars) }

    func begins(_ text: String) -> Bool {
      // Nearly every place is told by its first sign.
      guard at < scalars.count, scalars[at] == text.unicodeScalars.first || text.isEmpty else { return false }
      let wanted = Array(text.unicodeScalars)
      return at + wanted.count <= scalars.count && scalars[at..<at + wanted.count].elementsEqual(wanted)
    }

    var line: String {
      let start = scalars[..<at].lastIndex(of: "\n").map { $0 + 1 } ?? 0
      let end = scalars[at...].firstIndex(of: "\n") ?? scalars.count
      return String(String.UnicodeScalarView(scalars[start..<end]))
    }

    /// Code up to the end, or up to the parenthesis that closes an interpolation.
    mutating func code(endsAtParenthesis: Bool) {
      var depth = 0
      while at < scalars.count {
        if begins("//") {
          while at < scalars.count, scalars[at] != "\n" { at += 1 }
        } else if begins("/*") {
          comment()
        } else if scalars[at] == "\"" || scalars[at] == "#" {
          literal()
        } else {
          if scalars[at] == "(" { depth += 1 }
          if scalars[at] == ")" {
            if depth == 0, endsAtParenthesis { return at += 1 }
            depth -= 1
          }
          at += 1
        }
      }
    }

    mutating func comment() {
      var depth = 0
      repeat {
        if begins("/*") {
          depth += 1
          at += 2
        } else if begins("*/") {
          depth -= 1
          at += 2
        } else {
          at += 1
        }
      } while depth > 0 && at < scalars.count
    }

    mutating func literal() {
      let line = line
      var hashes = 0
      while at < scalars.count, scalars[at] == "#" {
        hashes += 1
        at += 1
      }
      guard at < scalars.count, scalars[at] == "\"" else { return }
      let pounds = String(repeating: "#", count: hashes)
      let quote = begins("\"\"\"") ? "\"\"\"" : "\""
      at += quote.unicodeScalars.count
      var text = String.UnicodeScalarView()
      while at < scalars.count, !begins(quote + pounds) {
        if begins("\\" + pounds + "(") {
          at += 2 + hashes
          code(endsAtParenthesis: true)
        } else if begins("\\" + pounds) {
          at += 1 + hashes
          // What is escaped is no word, but a line may go on.
          if at < scalars.count { text.append(scalars[at] == "\n" ? "\n" : "\\") }
          if at < scalars.count, scalars[at] == "u" { while at < scalars.count, scalars[at] != "}" { at += 1 } }
          at += 1
        } else {
          text.append(scalars[at])
          at += 1
        }
      }
      at += quote.unicodeScalars.count + hashes
      found.append(Literal(text: String(text), line: line, isMultiline: quote.count > 1))
    }
  }
}
