internal import Bitext
internal import Orthography

/// A term of a glossary found in a text, with its equivalents.
package struct TermMatch: Sendable {
  package var json: JSON { .null }
}

final class GlossaryShelf {
  let isEmpty = true
  init(_ workspace: Workspace, source: LanguageTag, target: LanguageTag, listener: Listener) throws {}
  func recognize(in text: String) -> [TermMatch] { [] }
}
